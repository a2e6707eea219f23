import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { listed } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { lockedUntil } from './lock-out.ts'

/** 恢复预约: a person stands above the count, and says why (BOOK-7). */
export function liftBookingLock(
  stamped: StampedCommand,
  command: CommandOf<'LiftBookingLock'>,
  hall: HallView,
): Decision {
  const rules = hall.plan?.rules.bookings
  const { appointmentId, reasonCode } = command.data
  if (rules === undefined) return refuse('NothingToLift')
  if (!listed(rules.liftReasons, reasonCode)) {
    return refuse('ReasonUnknown', { field: 'reasonCode', detail: reasonCode })
  }
  const booked = appointmentId === undefined ? undefined : hall.appointments.get(appointmentId)
  if (appointmentId !== undefined && booked === undefined) {
    return refuse('AppointmentNotFound', { field: 'appointmentId' })
  }
  const personHash = stamped.visitor?.personHash ?? booked?.visitor?.personHash
  if (personHash === undefined) return refuse('NothingToLift')
  if (lockedUntil(hall, rules, personHash, stamped.at) === undefined) return refuse('NothingToLift')
  return accept({
    type: 'BookingLockLifted',
    data: { personHash, reasonCode, ...(stamped.note === undefined ? {} : { note: stamped.note }) },
  })
}
