import type { CommandOf, StampedCommand } from '@yihao/contract'
import type { Decision } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { bookAppointment } from '../taking/book-appointment.ts'
import { checkInAppointment } from '../taking/check-in-appointment.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { liftBookingLock } from './lift-booking-lock.ts'
import { recordMissedAppointments } from './record-missed.ts'

export type BookingCommand =
  | CommandOf<'BookAppointment'>
  | CommandOf<'CancelAppointment'>
  | CommandOf<'CheckInAppointment'>
  | CommandOf<'RecordMissedAppointments'>
  | CommandOf<'LiftBookingLock'>

export function decideBooking(
  stamped: StampedCommand,
  command: BookingCommand,
  hall: HallView,
): Decision {
  switch (command.type) {
    case 'BookAppointment':
      return bookAppointment(stamped, command, hall)
    case 'CancelAppointment':
      return cancelAppointment(stamped, command, hall)
    case 'CheckInAppointment':
      return checkInAppointment(stamped, command, hall)
    case 'RecordMissedAppointments':
      return recordMissedAppointments(stamped, command, hall)
    case 'LiftBookingLock':
      return liftBookingLock(stamped, command, hall)
  }
}
