import { replySchema } from '../commands/replies.ts'
import * as rest from '../rest/bookings.ts'
import type { RouteDescription } from './routes.ts'

export const bookingRoutes: readonly RouteDescription[] = [
  {
    method: 'get',
    path: '/appointments/slots',
    summary: 'Slots of a date that a selection may be booked for, and what is left of each',
    door: 'public',
    query: ['date', 'itemCodes', 'packageCodes', 'audience'],
    response: rest.slotsReplySchema,
  },
  {
    method: 'get',
    path: '/appointments',
    summary: 'Bookings of a date, frequent agents and refused takes',
    door: 'staff',
    query: ['date'],
    response: rest.bookingListSchema,
  },
  {
    method: 'post',
    path: '/appointments',
    summary: 'Book a slot; the same number with the same contents again changes nothing',
    door: 'staff-or-device',
    request: rest.bookRequestSchema,
    response: rest.bookedReplySchema,
    status: 201,
  },
  {
    method: 'post',
    path: '/appointments/import',
    summary: 'Bookings of an outside platform, as JSON or text/csv; each bad row is told',
    door: 'staff-or-device',
    request: rest.importRequestSchema,
    response: rest.importReplySchema,
  },
  {
    method: 'post',
    path: '/appointments/{appointmentId}/cancel',
    summary: 'Give a booking up',
    door: 'staff-or-device',
    request: rest.cancelBookingRequestSchema,
    response: replySchema,
  },
]
