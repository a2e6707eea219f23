import {
  type CommandOf,
  clockText,
  type EpochMs,
  type HallEvent,
  type RefusalCode,
  type StampedCommand,
} from '@yihao/contract'
import { type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { ticketIdOf } from '../ids.ts'
import type { BookedSlot } from './booked-slot.ts'
import { chooseQueue } from './choose-queue.ts'
import { issue } from './issue-ticket.ts'

/** 预约签到. Nothing is chosen again: having to is a complaint of the national list (label 212). */
export function checkInAppointment(
  stamped: StampedCommand,
  command: CommandOf<'CheckInAppointment'>,
  hall: HallView,
): Decision {
  const { plan } = hall
  if (plan === undefined || hall.day === undefined) return refuse('DayNotOpen')
  const appointment = hall.appointments.get(command.data.appointmentId)
  if (appointment === undefined) return refuse('AppointmentNotFound', { field: 'appointmentId' })
  const over = endedAs(appointment.state)
  if (over !== undefined) return refuse(over)
  const { checkInEarlyMs, checkInLateMs } = plan.rules
  if (stamped.at < appointment.slotFrom - checkInEarlyMs) {
    const earliest = (appointment.slotFrom - checkInEarlyMs) as EpochMs
    const clock = clockText(earliest)
    const reason = { zh: `${clock} 起可签到`, en: `from ${clock} on` }
    return refuse('AppointmentTooEarly', { detail: clock, reason })
  }
  if (stamped.at > appointment.slotTo + checkInLateMs) return refuse('AppointmentTooLate')
  const choice = chooseQueue(plan, appointment)
  if (!choice.ok) {
    const { ok: _, code, ...where } = choice
    return refuse(code, where)
  }

  const { visitor } = appointment
  const issued = issue({ ...stamped, ...(visitor && { visitor }) }, hall, {
    ...appointment,
    ...(command.data.kioskId === undefined ? {} : { kioskId: command.data.kioskId }),
    needs: command.data.needs,
    claim: command.data.claim,
    queue: choice.queue,
    source: 'appointment',
    appointmentId: appointment.appointmentId,
  })
  if (!issued.ok) return issued
  const checkedIn: HallEvent = {
    type: 'AppointmentCheckedIn',
    data: {
      appointmentId: appointment.appointmentId,
      ticketId: ticketIdOf(stamped.commandId),
      timing: stamped.at > appointment.slotFrom + checkInLateMs ? 'late' : 'on-time',
    },
  }
  return { ok: true, events: [checkedIn, ...issued.events] }
}

function endedAs(state: BookedSlot['state']): RefusalCode | undefined {
  switch (state) {
    case 'booked':
      return undefined
    case 'checked-in':
      return 'AppointmentUsed'
    case 'cancelled':
      return 'AppointmentCancelled'
    case 'missed':
      return 'AppointmentTooLate'
  }
}
