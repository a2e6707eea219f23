import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'

/** 取消预约. A place given back early is somebody else's; staff may still do it on the day (BOOK-4). */
export function cancelAppointment(
  stamped: StampedCommand,
  command: CommandOf<'CancelAppointment'>,
  hall: HallView,
): Decision {
  const { appointmentId } = command.data
  const booked = hall.appointments.get(appointmentId)
  if (booked === undefined) return refuse('AppointmentNotFound', { field: 'appointmentId' })
  switch (booked.state) {
    case 'checked-in':
      return refuse('AppointmentUsed')
    case 'missed':
      return refuse('AppointmentTooLate')
    case 'cancelled':
      return accept()
    case 'booked':
      break
  }
  const before = hall.plan?.rules.bookings?.cancelBeforeMs ?? 0
  const late = stamped.at > booked.slotFrom - before
  if (late && stamped.actor.kind !== 'staff') return refuse('CancelTooLate')
  return accept({ type: 'AppointmentCancelled', data: { appointmentId } })
}
