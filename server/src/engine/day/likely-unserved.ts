import type { EpochMs, Plan, TicketId, WindowId } from '@yihao/contract'
import type { HallView, Ticket } from '../hall.ts'
import { compareOrder, waitingIn } from '../line/line.ts'
import { indexOf } from '../plan-index.ts'
import { expectedServiceMs } from '../serving/expected-service.ts'

/** A number without items: a question takes about so long. */
const withoutItemsMs = 5 * 60_000

/**
 * Who would not come to an open window before the hall's hours end, when each goes in turn to the
 * window that is free first and every service takes what the plan expects. A rule of thumb on
 * purpose: it must be the same whenever the day is told again, and it only warns.
 */
export function likelyUnserved(
  hall: HallView,
  at: EpochMs,
  endsAt: EpochMs,
): ReadonlySet<TicketId> {
  const { plan } = hall
  const unserved = new Set<TicketId>()
  if (plan === undefined) return unserved
  const free = freeFrom(hall, plan, at)
  for (const ticket of inTurn(hall)) {
    const able = [...free].filter(([windowId]) => mayTake(plan, windowId, ticket))
    const [first] = able.sort(([, a], [, b]) => a - b)
    if (first === undefined || first[1] >= endsAt) {
      unserved.add(ticket.ticketId)
      continue
    }
    free.set(first[0], first[1] + (expectedServiceMs(plan, ticket) ?? withoutItemsMs))
  }
  return unserved
}

function inTurn(hall: HallView): readonly Ticket[] {
  return [...hall.lines.keys()]
    .flatMap((queueId) => [...waitingIn(hall, queueId)])
    .sort((a, b) => compareOrder(a.order, b.order))
}

/** When each open window has done what it does now. */
function freeFrom(hall: HallView, plan: Plan, at: EpochMs): Map<WindowId, number> {
  const free = new Map<WindowId, number>()
  for (const window of hall.windows.values()) {
    if (window.state !== 'open') continue
    const ticket = window.ticketId === undefined ? undefined : hall.tickets.get(window.ticketId)
    const since = ticket?.status === 'serving' ? ticket.servingSince : at
    const needed = ticket === undefined ? 0 : (expectedServiceMs(plan, ticket) ?? withoutItemsMs)
    free.set(window.windowId, Math.max(at, since + needed))
  }
  return free
}

function mayTake(plan: Plan, windowId: WindowId, ticket: Ticket): boolean {
  if (ticket.onlyWindowId !== undefined) return ticket.onlyWindowId === windowId
  return indexOf(plan).mayTake(windowId, ticket)
}
