import type { EpochMs, LedgerOwner, LedgerSegment } from '@yihao/contract'
import { restsBetween } from '../engine/hall-hours.ts'
import type { Doing, LedgerState, LedgerTicket, Visit } from './ledger-state.ts'

/** The hall's rest is taken off what nobody in the hall can shorten meanwhile (LEDGER-3). */
const restsIn: ReadonlySet<LedgerOwner> = new Set<LedgerOwner>([
  'waiting-for-window',
  'device-fault',
  'papers-with-visitor',
  'papers-kept',
  'waiting-for-another-step',
])

/**
 * Everything until `at` is written down, for the owner that it had. A clock that was set back adds
 * nothing (LEDGER-2).
 */
export function passTo(state: LedgerState, ticket: LedgerTicket, at: EpochMs): void {
  const { since } = ticket
  if (at <= since) return
  ticket.since = at
  const owner: LedgerOwner = ticket.fault ? 'device-fault' : ticket.doing
  const rests =
    restsIn.has(owner) && state.calendar !== undefined
      ? restsBetween(state.calendar, since, at)
      : []
  let from = since
  for (const [start, end] of rests) {
    write(ticket, owner, from, start)
    write(ticket, 'rest', start, end)
    from = end
  }
  write(ticket, owner, from, at)
}

/** A stretch of the same owner at the same place goes on, so that each is counted once. */
function write(ticket: LedgerTicket, owner: LedgerOwner, from: EpochMs, to: EpochMs): void {
  if (to <= from) return
  const { ticketId, number, queueId, windowId, clerkId } = ticket
  const last = ticket.segments.at(-1)
  const same =
    last?.owner === owner &&
    last.queueId === queueId &&
    last.windowId === windowId &&
    last.clerkId === clerkId
  if (same) {
    ticket.segments[ticket.segments.length - 1] = { ...last, to }
    return
  }
  const segment: LedgerSegment = { ticketId, number, owner, from, to, queueId }
  if (windowId !== undefined) segment.windowId = windowId
  if (clerkId !== undefined) segment.clerkId = clerkId
  ticket.segments.push(segment)
}

/** From `at` on it does something else, or the same somewhere else. */
export function turnTo(
  state: LedgerState,
  ticket: LedgerTicket,
  at: EpochMs,
  next: { readonly doing: Doing } & Partial<Pick<LedgerTicket, 'windowId' | 'clerkId'>>,
): void {
  passTo(state, ticket, at)
  ticket.doing = next.doing
  ticket.windowId = next.windowId
  ticket.clerkId = next.clerkId
  ticket.fault = faulty(state, ticket)
}

/** A window's state changed: the same doing may have become a fault's, or no longer be one. */
export function look(state: LedgerState, ticket: LedgerTicket, at: EpochMs): void {
  const fault = faulty(state, ticket)
  if (fault === ticket.fault) return
  passTo(state, ticket, at)
  ticket.fault = fault
}

/**
 * LEDGER-4: the number is at a window that stands still for a fault, or waits and every window
 * that is not closed and calls its queue (or the one it was sent to) stands still for one.
 */
function faulty(state: LedgerState, ticket: LedgerTicket): boolean {
  const { doing, windowId, onlyWindowId, queueId } = ticket
  if (doing === 'walking' || doing === 'serving') {
    return windowId !== undefined && state.windows.get(windowId)?.fault === true
  }
  if (doing !== 'waiting-for-window') return false
  if (onlyWindowId !== undefined) return state.windows.get(onlyWindowId)?.fault === true
  let down = false
  for (const [id, window] of state.windows) {
    if (window.state === 'closed' || !state.serves.get(id)?.includes(queueId)) continue
    if (!window.fault) return false
    down = true
  }
  return down
}

export function visitOf(ticket: LedgerTicket, over: boolean): Visit {
  const { ticketId, number, from, since, segments } = ticket
  return { ticketId, number, from, to: since, over, segments }
}
