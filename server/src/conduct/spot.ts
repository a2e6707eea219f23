import type { EpochMs, QueueId, TicketId, WindowId } from '@yihao/contract'
import { type Counts, countsOf } from './counts.ts'
import { type FeedDay, type FeedState, newTally, type QueueTally } from './feed-state.ts'

/** Where an event counts: its moment, its queue and its window. */
export interface Spot {
  readonly state: FeedState
  readonly day: FeedDay
  readonly at: EpochMs
  /** The quarter's numbers and the day's, of a ticket's queue. */
  of(
    ticketId: TicketId,
    windowId?: WindowId,
  ): { readonly counts: Counts; readonly tally: QueueTally } | undefined
}

export function spotOf(state: FeedState, day: FeedDay, at: EpochMs): Spot {
  return {
    state,
    day,
    at,
    of(ticketId, windowId) {
      const ticket = day.tickets.get(ticketId)
      if (ticket === undefined) return undefined
      const counts = countsOf(day.counts, ticket.queueId, windowId)
      return { counts, tally: tallyOf(day, ticket.queueId) }
    },
  }
}

export function tallyOf(day: FeedDay, queueId: QueueId): QueueTally {
  const known = day.tallies.get(queueId)
  if (known !== undefined) return known
  const made = newTally()
  day.tallies.set(queueId, made)
  return made
}
