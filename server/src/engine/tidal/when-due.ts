import {
  atClock,
  businessDateAt,
  type EpochMs,
  type Plan,
  type TidalDirection,
  type WindowId,
} from '@yihao/contract'
import { dutyAt } from '../duty/duty-plan.ts'
import type { HallView, WindowLive } from '../hall.ts'
import { type TidalProposal, type TidalQueue, tidalQueuesOf, waitReaches } from './tides.ts'

export const isActive = ({ status }: TidalProposal): boolean =>
  status === 'open' || status === 'accepted'

export const proposalsOf = (hall: HallView): readonly TidalProposal[] => [
  ...(hall.day?.tides?.proposals.values() ?? []),
]

/** A window that could be opened, or closed again, and since when there is reason for it. */
export interface Movable {
  readonly window: WindowLive
  readonly since: EpochMs
}

export function movable(
  hall: HallView,
  plan: Plan,
  queue: TidalQueue,
  direction: TidalDirection,
): readonly Movable[] {
  const asked = new Set(
    proposalsOf(hall)
      .filter(isActive)
      .map((one) => one.windowId),
  )
  return queue.tidal.flatMap((windowId) => {
    const window = hall.windows.get(windowId)
    if (window === undefined || asked.has(windowId)) return []
    const since =
      direction === 'open' ? opensSince(hall, plan, queue, window) : closesSince(hall, plan, window)
    return since === undefined ? [] : [{ window, since }]
  })
}

function opensSince(
  hall: HallView,
  plan: Plan,
  { queueId }: TidalQueue,
  { state }: WindowLive,
): EpochMs | undefined {
  if (state !== 'closed') return undefined
  const tide = hall.day?.tides?.queues.get(queueId)
  const limitMs = plan.rules.tidal?.open.longestWaitMs ?? 0
  return tide?.overSince ?? waitReaches(plan, tide?.longestFrom, limitMs)
}

/** Not before its minimum time is over, and only when none of its queues needs it. */
function closesSince(
  hall: HallView,
  plan: Plan,
  { windowId, state, since }: WindowLive,
): EpochMs | undefined {
  // Whom the duty plan expects there was not sent by a tide.
  if (state !== 'open' || dutyAt(plan, windowId, hall.at) !== undefined) return undefined
  const { minimumOpenMs = 0, sustainedMs = 0 } = plan.rules.tidal ?? {}
  let spare = (since ?? 0) + minimumOpenMs - sustainedMs
  for (const { queueId } of queuesOf(plan, windowId)) {
    const spareSince = hall.day?.tides?.queues.get(queueId)?.spareSince
    if (spareSince === undefined) return undefined
    spare = Math.max(spare, spareSince)
  }
  return spare as EpochMs
}

export const queuesOf = (plan: Plan, windowId: WindowId): readonly TidalQueue[] =>
  tidalQueuesOf(plan).filter((queue) => queue.tidal.includes(windowId))

/** When a wait in one of its queues will need the window after all. */
export function neededAt(hall: HallView, plan: Plan, windowId: WindowId): EpochMs | undefined {
  const limitMs = plan.rules.tidal?.close.longestWaitMs ?? 0
  const moments = queuesOf(plan, windowId).flatMap(({ queueId }) => {
    const from = hall.day?.tides?.queues.get(queueId)?.longestFrom
    return waitReaches(plan, from, limitMs) ?? []
  })
  return moments.length === 0 ? undefined : (Math.min(...moments) as EpochMs)
}

export interface Due {
  readonly at: EpochMs
  /** Since when there has been reason for it. */
  readonly since: EpochMs
}

/** When that will be proposed if nothing happens until then (TIDAL-1, TIDAL-2). */
export function dueOf(
  hall: HallView,
  plan: Plan,
  queue: TidalQueue,
  direction: TidalDirection,
): Due | undefined {
  const rules = plan.rules.tidal
  if (rules === undefined) return undefined
  const own = proposalsOf(hall).filter((one) => one.queueId === queue.queueId)
  const windows = movable(hall, plan, queue, direction)
  if (windows.length === 0 || own.some(isActive)) return undefined
  // What an earlier one has changed must show first, and what was declined rests.
  const done = own.map((one) => (one.status === 'done' ? (one.followedFrom ?? 0) : 0))
  const quiet = own
    .filter((one) => one.status === 'declined' && one.direction === direction)
    .map((one) => (one.decidedAt ?? 0) + rules.quietMs)
  const first = windows.reduce((best, one) => (one.since < best.since ? one : best))
  const needed = direction === 'close' ? neededAt(hall, plan, first.window.windowId) : undefined
  for (const session of sessionsFrom(plan, hall.at)) {
    const since = Math.max(first.since, session.from, ...done) as EpochMs
    const at = Math.max(since + rules.sustainedMs, ...quiet) as EpochMs
    if (at >= session.to) continue
    return needed !== undefined && needed <= at ? undefined : { at, since }
  }
  return undefined
}

export interface SessionTimes {
  readonly from: EpochMs
  readonly to: EpochMs
}

/** The session that runs and those after it today: nobody is sent to a window in the rest. */
function sessionsFrom(plan: Plan, at: EpochMs): readonly SessionTimes[] {
  const date = businessDateAt(at)
  return plan.calendar.sessions
    .map(({ from, to }) => ({ from: atClock(date, from), to: atClock(date, to) }))
    .filter(({ to }) => at < to)
}

export const sessionAt = (plan: Plan, at: EpochMs): SessionTimes | undefined =>
  sessionsFrom(plan, at)[0]
