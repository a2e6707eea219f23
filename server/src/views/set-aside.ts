import { type CounterView, type EpochMs, limits, type Plan, type WindowId } from '@yihao/contract'
import type { HallView, TicketIn } from '../engine/hall.ts'
import { indexOf } from '../engine/plan-index.ts'
import { refusalNow } from './counter-actions.ts'

/** Held here, or held anywhere with the papers taken along and resumable here; the longest first. */
export function heldAt(hall: HallView, plan: Plan, windowId: WindowId): CounterView['held'] {
  const index = indexOf(plan)
  const held: CounterView['held'] = []
  for (const ticket of hall.tickets.values()) {
    if (ticket.status !== 'held') continue
    const anywhere = ticket.kind === 'papers-taken'
    if (ticket.windowId !== windowId && !(anywhere && index.mayTake(windowId, ticket))) continue
    const { ticketId, number, kind, heldAt } = ticket
    const bound = anywhere ? {} : { windowId: ticket.windowId }
    held.push({ ticketId, number, kind, heldAt, ...bound })
  }
  return held.sort((a, b) => a.heldAt - b.heldAt)
}

/** Passed numbers of the queues this window calls that may still be put back; the latest first. */
export function missedAt(
  hall: HallView,
  plan: Plan,
  { windowId, at }: { readonly windowId: WindowId; readonly at: EpochMs },
): CounterView['missed'] {
  const index = indexOf(plan)
  const passed: TicketIn<'no-show'>[] = []
  for (const ticket of hall.tickets.values()) {
    if (ticket.status === 'no-show' && index.serves(windowId, ticket.queueId)) passed.push(ticket)
  }
  passed.sort((a, b) => b.missedAt - a.missedAt)
  const listed: CounterView['missed'] = []
  for (const { ticketId, number, missedAt } of passed) {
    if (listed.length === limits.counterNextListedMax) break
    const putsBack = { type: 'ReinstateTicket', data: { ticketId } } as const
    if (refusalNow(hall, putsBack, at) !== undefined) continue
    listed.push({ ticketId, number, missedAt })
  }
  return listed
}
