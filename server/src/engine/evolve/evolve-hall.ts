import { type EpochMs, type HallEventOf, limits, type Plan } from '@yihao/contract'
import { missesKeptMs } from '../booking/lock-out.ts'
import { releaseBulk } from '../bulk/release-bulk.ts'
import { forgetFiledCases } from '../filed/record-filed-case.ts'
import type { HallState, Ticket, WindowLive } from '../hall.ts'
import { indexOf } from '../plan-index.ts'
import { newDay } from './day-records.ts'
import { endReadiness } from './evolve-dispatch.ts'

export function planAdopted(hall: HallState, data: HallEventOf<'PlanAdopted'>['data']): void {
  hall.plan = data.plan
  hall.planVersion = data.planVersion
  keepWindowsOf(hall, data.plan)
  const index = indexOf(data.plan)
  releaseFrom(hall, (ticket, windowId) => !index.covers(windowId, ticket))
  if (data.plan.rules.dispatch?.mode !== 'automatic') hall.windows.forEach(endReadiness)
  releaseBulk(hall)
}

/** Tickets meant for one window alone may now be called by any that can do them (MOVE-3). */
function releaseFrom(
  hall: HallState,
  isOver: (ticket: Ticket, windowId: WindowLive['windowId']) => boolean,
): void {
  for (const ticket of hall.tickets.values()) {
    const windowId = ticket.onlyWindowId
    if (windowId === undefined || !isOver(ticket, windowId)) continue
    hall.tickets.set(ticket.ticketId, { ...ticket, onlyWindowId: undefined })
  }
}

function keepWindowsOf(hall: HallState, plan: Plan): void {
  const planned = new Set(plan.windows.map((window) => window.windowId))
  for (const windowId of hall.windows.keys()) {
    if (!planned.has(windowId)) hall.windows.delete(windowId)
  }
  for (const { windowId } of plan.windows) {
    if (!hall.windows.has(windowId)) hall.windows.set(windowId, closedWindow(windowId))
  }
}

function closedWindow(windowId: WindowLive['windowId']): WindowLive {
  return {
    windowId,
    state: 'closed',
    since: undefined,
    freeSince: undefined,
    clerkId: undefined,
    pauseReasonCode: undefined,
    ticketId: undefined,
    lastServingId: undefined,
    help: undefined,
    ready: undefined,
    finishedToday: 0,
    servingMsToday: 0,
    noShowsToday: 0,
  }
}

/** A new day begins with empty lines; what may still be rated or looked at stays a week. */
export function dayOpened(
  hall: HallState,
  data: HallEventOf<'DayOpened'>['data'],
  at: EpochMs,
): void {
  hall.day = newDay(data.businessDate, at)
  hall.lines.clear()
  for (const windowId of hall.windows.keys()) hall.windows.set(windowId, closedWindow(windowId))
  const oldest = at - limits.ratingLinkMs
  for (const [id, closed] of hall.closed) if (closed.closedAt < oldest) hall.closed.delete(id)
  for (const [id, one] of hall.servings) if (one.finishedAt < oldest) hall.servings.delete(id)
  for (const [id, one] of hall.appointments) if (one.slotTo < oldest) hall.appointments.delete(id)
  forgetFiledCases(hall, at)
  for (const [person, misses] of hall.bookingMisses) {
    if (misses.every((missedAt) => missedAt < at - missesKeptMs)) hall.bookingMisses.delete(person)
  }
}

export function closingTold(hall: HallState, data: HallEventOf<'ClosingTold'>['data']): void {
  if (hall.day === undefined) return
  const { mode, endsAt, unserved } = data
  hall.day.closing = { mode, endsAt, unserved }
}

export function dayClosed(hall: HallState, data: HallEventOf<'DayClosed'>['data']): void {
  hall.day = undefined
  hall.lastClosedDate = data.businessDate
  hall.lines.clear()
}

export function windowOpened(
  hall: HallState,
  data: HallEventOf<'WindowOpened'>['data'],
  at: EpochMs,
): void {
  const window = hall.windows.get(data.windowId)
  if (window === undefined) return
  window.state = 'open'
  window.since = at
  window.freeSince = at
  window.clerkId = data.clerkId
}

export function windowPaused(
  hall: HallState,
  data: HallEventOf<'WindowPaused'>['data'],
  at: EpochMs,
): void {
  const window = hall.windows.get(data.windowId)
  if (window === undefined) return
  window.state = 'paused'
  window.since = at
  window.pauseReasonCode = data.reasonCode
  endReadiness(window)
}

export function windowResumed(
  hall: HallState,
  data: HallEventOf<'WindowResumed'>['data'],
  at: EpochMs,
): void {
  const window = hall.windows.get(data.windowId)
  if (window === undefined) return
  window.state = 'open'
  window.since = at
  window.freeSince = at
  window.pauseReasonCode = undefined
  window.help = undefined
}

export function windowClosed(
  hall: HallState,
  data: HallEventOf<'WindowClosed'>['data'],
  at: EpochMs,
): void {
  const window = hall.windows.get(data.windowId)
  if (window === undefined) return
  window.state = 'closed'
  window.since = at
  window.clerkId = undefined
  window.pauseReasonCode = undefined
  window.help = undefined
  endReadiness(window)
  releaseFrom(hall, (_, windowId) => windowId === data.windowId)
  releaseBulk(hall)
}

export function helpCalled(
  hall: HallState,
  data: HallEventOf<'HelpCalled'>['data'],
  at: EpochMs,
): void {
  const window = hall.windows.get(data.windowId)
  if (window !== undefined) window.help = { reasonCode: data.reasonCode, at }
}
