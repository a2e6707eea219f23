import type { HallState } from '../hall.ts'
import { bulkWindowOpen } from './bulk-visit.ts'

/** BULK-3: when the last bulk window that could do it has closed, nobody waits for an empty chair. */
export function releaseBulk(hall: HallState): void {
  for (const ticket of hall.tickets.values()) {
    if (ticket.bulk !== true || bulkWindowOpen(hall, ticket)) continue
    hall.tickets.set(ticket.ticketId, { ...ticket, bulk: undefined })
  }
}
