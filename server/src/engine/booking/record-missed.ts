import type { CommandId, CommandOf, EpochMs, StampedCommand } from '@yihao/contract'
import type { Deadline } from '../deadlines.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { isOpen } from '../taking/booked-slot.ts'

/** 爽约: everybody whose slot ended then, when checking in is over too (BOOK-5). */
export function recordMissedAppointments(
  stamped: StampedCommand,
  command: CommandOf<'RecordMissedAppointments'>,
  hall: HallView,
): Decision {
  if (hall.plan === undefined) return refuse('DayNotOpen')
  const { slotTo } = command.data
  if (stamped.at <= slotTo + hall.plan.rules.checkInLateMs) return refuse('AppointmentTooEarly')
  const missed = [...hall.appointments.values()].filter(
    (booked) => isOpen(booked) && booked.slotTo === slotTo,
  )
  return accept(
    ...missed.map(({ appointmentId }) => ({
      type: 'AppointmentMissed' as const,
      data: { appointmentId },
    })),
  )
}

/** The next end of a slot that somebody has not come to; one for all who booked it. */
export function missedDeadline(hall: HallView): Deadline | undefined {
  if (hall.plan === undefined) return undefined
  let slotTo: EpochMs | undefined
  for (const booked of hall.appointments.values()) {
    if (isOpen(booked) && (slotTo === undefined || booked.slotTo < slotTo)) slotTo = booked.slotTo
  }
  if (slotTo === undefined) return undefined
  return {
    at: (slotTo + hall.plan.rules.checkInLateMs + 1) as EpochMs,
    commandId: `missed-appointments:${slotTo}` as CommandId,
    command: { type: 'RecordMissedAppointments', data: { slotTo } },
  }
}
