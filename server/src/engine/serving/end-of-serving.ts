import type { EpochMs, HallEventOf } from '@yihao/contract'
import { elapsed } from '../guards.ts'
import type { TicketIn } from '../hall.ts'

type Outcome = HallEventOf<'ServingFinished'>['data']['outcome']

/** How every service ends, whatever comes after: its length net of holds, and the holds (TIME-3). */
export function endOfServing(
  ticket: TicketIn<'serving'> | TicketIn<'held'>,
  at: EpochMs,
  outcome: Outcome,
): HallEventOf<'ServingFinished'> {
  const heldMs = ticket.heldMs + (ticket.status === 'held' ? elapsed(ticket.heldAt, at) : 0)
  return {
    type: 'ServingFinished',
    data: {
      ticketId: ticket.ticketId,
      number: ticket.number,
      windowId: ticket.windowId,
      servingId: ticket.servingId,
      outcome,
      servingMs: Math.max(0, elapsed(ticket.servingSince, at) - heldMs),
      heldMs,
    },
  }
}
