import type { QueueId, TicketId } from '@yihao/contract'
import type { HallState, HallView, LineOrder, Ticket } from '../hall.ts'

export function compareOrder(a: LineOrder, b: LineOrder): number {
  return a.at - b.at || a.tie - b.tie
}

export const lineOf = (hall: HallView, queueId: QueueId): readonly TicketId[] =>
  hall.lines.get(queueId) ?? []

/** Everybody who waits in that queue, the first in line first. */
export function* waitingIn(hall: HallView, queueId: QueueId): Generator<Ticket> {
  for (const ticketId of lineOf(hall, queueId)) {
    const ticket = hall.tickets.get(ticketId)
    if (ticket !== undefined) yield ticket
  }
}

export function countWaiting(hall: HallView): number {
  let count = 0
  for (const line of hall.lines.values()) count += line.length
  return count
}

/** How many stand before it in its own line. */
export function aheadOf(hall: HallView, ticket: Ticket): number {
  return placeIn(hall, lineOf(hall, ticket.queueId), ticket.order)
}

export function enterLine(hall: HallState, ticket: Ticket): void {
  const line = hall.lines.get(ticket.queueId) ?? []
  line.splice(placeIn(hall, line, ticket.order), 0, ticket.ticketId)
  hall.lines.set(ticket.queueId, line)
}

export function leaveLine(hall: HallState, ticket: Ticket): void {
  const line = hall.lines.get(ticket.queueId)
  if (line === undefined) return
  const place = line.indexOf(ticket.ticketId)
  if (place >= 0) line.splice(place, 1)
}

/** Where `order` belongs: the number of tickets before it. Binary search; lines reach thousands. */
function placeIn(hall: HallView, line: readonly TicketId[], order: LineOrder): number {
  let low = 0
  let high = line.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const ticket = hall.tickets.get(line[middle] as TicketId)
    if (ticket !== undefined && compareOrder(ticket.order, order) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The place behind the n-th waiting person, and behind those who were put back there before
 * (MISS-3): its order, and who then stands directly before it. None when there is nobody to stand
 * behind: then a ticket keeps its own place in time.
 */
export function orderBehind(
  hall: HallView,
  queueId: QueueId,
  people: number,
): { readonly order: LineOrder; readonly behind: Ticket } | undefined {
  const line = [...waitingIn(hall, queueId)]
  if (people === 0) return undefined
  let index = Math.min(people, line.length) - 1
  while (index >= 0 && (line[index + 1]?.reinstateCount ?? 0) > 0) index += 1
  const behind = line[index]
  if (behind === undefined) return undefined
  const next = line[index + 1]
  const sameMoment = next !== undefined && next.order.at === behind.order.at
  const tie = sameMoment ? (behind.order.tie + next.order.tie) / 2 : behind.order.tie + 0.5
  return { order: { at: behind.order.at, tie }, behind }
}
