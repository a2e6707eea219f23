import { businessDateAt, type CommandOf, type StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { opensOn } from '../hall-hours.ts'
import { chooseQueue } from './choose-queue.ts'

/** 预约. The booked moment is a promise of the hall, so it must be one it can keep. */
export function bookAppointment(
  stamped: StampedCommand,
  command: CommandOf<'BookAppointment'>,
  hall: HallView,
): Decision {
  const { plan } = hall
  if (plan === undefined) return refuse('DayNotOpen')
  const { data } = command
  const known = hall.appointments.get(data.appointmentId)
  if (known !== undefined) return refuse('AppointmentUsed', { field: 'appointmentId' })
  if (data.slotTo <= data.slotFrom) return refuse('MalformedCommand', { field: 'slotTo' })
  if (data.slotTo <= stamped.at) return refuse('AppointmentTooLate', { field: 'slotTo' })
  if (!opensOn(plan.calendar, data.slotFrom)) {
    return refuse('HallNotOpenToday', { field: 'slotFrom', detail: businessDateAt(data.slotFrom) })
  }
  const choice = chooseQueue(plan, data)
  if (!choice.ok) {
    const { ok: _, code, ...where } = choice
    return refuse(code, where)
  }
  return accept({ type: 'AppointmentBooked', data })
}
