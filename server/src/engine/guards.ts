import type { EpochMs, Plan, Reason, RefusalCode, WindowId } from '@yihao/contract'
import type { HallView, Ticket, TicketIn } from './hall.ts'

/** The plan in force; a hall without one can do nothing but adopt one. */
export const planOf = (hall: HallView): Plan | undefined => hall.plan

export function ticketAt(hall: HallView, windowId: WindowId): Ticket | undefined {
  const ticketId = hall.windows.get(windowId)?.ticketId
  return ticketId === undefined ? undefined : hall.tickets.get(ticketId)
}

export function calledAt(hall: HallView, windowId: WindowId): TicketIn<'called'> | undefined {
  const ticket = ticketAt(hall, windowId)
  return ticket?.status === 'called' ? ticket : undefined
}

export function servedAt(hall: HallView, windowId: WindowId): TicketIn<'serving'> | undefined {
  const ticket = ticketAt(hall, windowId)
  return ticket?.status === 'serving' ? ticket : undefined
}

/** Why this window cannot call anybody now; undefined when it can (CALL-2). */
export function notFree(hall: HallView, windowId: WindowId): RefusalCode | undefined {
  const window = hall.windows.get(windowId)
  if (window === undefined) return 'WindowUnknown'
  if (hall.day === undefined) return 'DayNotOpen'
  if (window.state === 'closed') return 'WindowClosed'
  if (window.ticketId !== undefined) return 'WindowBusy'
  if (window.state === 'paused') return 'WindowPaused'
  return undefined
}

export function listed(reasons: readonly Reason[], code: string): boolean {
  return reasons.some((reason) => reason.code === code)
}

/** Clocks may be set back; a duration is never negative (TIME-1). */
export const elapsed = (from: EpochMs, to: EpochMs): number => Math.max(0, to - from)
