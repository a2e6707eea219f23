import type { RecordedEvent, TicketId, WindowId } from '@yihao/contract'
import type { FeedDay } from './feed-state.ts'
import { foldCall, foldServingFinished } from './fold-sums.ts'
import { type Spot, tallyOf } from './spot.ts'

/** A ticket's events, each counted for the queue in which the ticket then is. */
export function foldTicket(spot: Spot, event: RecordedEvent): void {
  const { day } = spot
  switch (event.type) {
    case 'TicketIssued':
      day.tickets.set(event.data.ticketId, { queueId: event.data.queueId })
      count(spot, 'issued', event.data.ticketId)
      break
    case 'TicketCalled':
      move(day, event.data.ticketId, event.data.windowId)
      foldCall(spot, event.data, event.recordedAt)
      break
    case 'NoShowRecorded':
      count(spot, 'noShows', event.data.ticketId, event.data.windowId)
      break
    case 'TicketReinstated':
      move(day, event.data.ticketId, undefined)
      break
    case 'TicketTransferred':
    case 'LegQueued':
      day.tickets.set(event.data.ticketId, { queueId: event.data.queueId })
      break
    case 'TicketResumed':
      move(day, event.data.ticketId, event.data.windowId)
      break
    case 'ServingFinished':
      foldServingFinished(spot, event.data)
      break
    case 'TicketAbandoned':
      count(spot, 'abandoned', event.data.ticketId, windowOf(day, event.data.ticketId))
      break
    case 'TicketExpired':
      tallyOnly(day, 'expired', event.data.ticketId)
      break
    case 'ServiceRated':
      tallyOnly(day, 'rated', event.data.ticketId)
      break
    default:
  }
}

function count(
  spot: Spot,
  what: 'issued' | 'noShows' | 'abandoned',
  ticketId: TicketId,
  windowId?: WindowId,
): void {
  const found = spot.of(ticketId, windowId)
  if (found === undefined) return
  found.counts[what] += 1
  found.tally[what] += 1
}

/** Not in the quarters: a rating belongs to its service, and what expires does so at the close. */
function tallyOnly(day: FeedDay, what: 'expired' | 'rated', ticketId: TicketId): void {
  const ticket = day.tickets.get(ticketId)
  if (ticket !== undefined) tallyOf(day, ticket.queueId)[what] += 1
}

function windowOf(day: FeedDay, ticketId: TicketId): WindowId | undefined {
  return day.tickets.get(ticketId)?.windowId
}

function move(day: FeedDay, ticketId: TicketId, windowId: WindowId | undefined): void {
  const ticket = day.tickets.get(ticketId)
  if (ticket !== undefined) day.tickets.set(ticketId, { queueId: ticket.queueId, windowId })
}
