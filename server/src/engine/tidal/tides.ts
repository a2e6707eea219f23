import type {
  EpochMs,
  PersonId,
  Plan,
  ProposalId,
  QueueId,
  TidalBasis,
  TidalDirection,
  TidalExpectation,
  TidalFigures,
  TidalOutcome,
  WindowId,
} from '@yihao/contract'
import type { HallView } from '../hall.ts'
import { netMs } from '../hall-hours.ts'
import { waitingIn } from '../line/line.ts'

/** How one queue stands to its thresholds; renewed after every event. */
export interface Tide {
  readonly longestFrom: EpochMs | undefined
  /** Since when an opening threshold has been reached. */
  readonly overSince: EpochMs | undefined
  /** Since when one window less would have done. */
  readonly spareSince: EpochMs | undefined
}

type Lists = 'windows' | 'clerks'
/** As it was proposed; nobody changes it any more. */
type KeptBasis = Omit<TidalBasis, Lists> & {
  readonly [List in Lists]: readonly TidalBasis[List][number][]
}

export interface TidalProposal {
  readonly proposalId: ProposalId
  readonly direction: TidalDirection
  readonly windowId: WindowId
  readonly queueId: QueueId
  readonly basis: KeptBasis
  readonly at: EpochMs
  readonly seq: number
  /** `accepted`: the window is asked to; `done`: it did. */
  readonly status: 'open' | 'accepted' | 'done' | 'declined' | 'lapsed'
  readonly decidedAt?: EpochMs
  readonly decidedBy?: PersonId
  readonly reasonCode?: string
  /** When it was carried out or declined, and how many of the queue had been called by then. */
  readonly followedFrom?: EpochMs
  readonly calledBefore?: number
  readonly expected?: TidalExpectation
  readonly outcome?: TidalOutcome
}

export interface DayTides {
  readonly queues: Map<QueueId, Tide>
  readonly proposals: Map<ProposalId, TidalProposal>
}

export interface TidalQueue {
  readonly queueId: QueueId
  readonly windows: readonly WindowId[]
  readonly tidal: readonly WindowId[]
}

const known = new WeakMap<Plan, readonly TidalQueue[]>()

/** Queues from which a tidal window calls. */
export function tidalQueuesOf(plan: Plan): readonly TidalQueue[] {
  const before = known.get(plan)
  if (before !== undefined) return before
  const made = plan.queues.flatMap(({ queueId }) => {
    const serving = plan.windows.filter((window) => window.serves.includes(queueId))
    const tidal = serving.filter((window) => window.tidal).map((window) => window.windowId)
    if (tidal.length === 0) return []
    return [{ queueId, windows: serving.map((window) => window.windowId), tidal }]
  })
  known.set(plan, made)
  return made
}

export interface Reading extends Omit<TidalFigures, 'longestWaitMs'> {
  readonly longestFrom: EpochMs | undefined
}

/** Who has waited longest stands near the head; only who was put back has a shorter wait there. */
const lookedAtMax = 20

export function readQueue(hall: HallView, { queueId, windows }: TidalQueue): Reading {
  let longestFrom: EpochMs | undefined
  let lookedAt = 0
  for (const ticket of waitingIn(hall, queueId)) {
    if (longestFrom === undefined || ticket.queuedAt < longestFrom) longestFrom = ticket.queuedAt
    lookedAt += 1
    if (lookedAt === lookedAtMax) break
  }
  let openWindows = 0
  for (const id of windows) if (hall.windows.get(id)?.state === 'open') openWindows += 1
  return { waiting: hall.lines.get(queueId)?.length ?? 0, openWindows, longestFrom }
}

export function figuresAt(plan: Plan, reading: Reading, at: EpochMs): TidalFigures {
  const { waiting, openWindows, longestFrom } = reading
  const longestWaitMs = longestFrom === undefined ? 0 : netMs(plan.calendar, longestFrom, at)
  return { waiting, openWindows, longestWaitMs }
}

/** When a wait that began then will have lasted so long, net of rest (TIME-2). */
export function waitReaches(
  plan: Plan,
  from: EpochMs | undefined,
  ms: number,
): EpochMs | undefined {
  if (from === undefined) return undefined
  let at = from + ms
  for (;;) {
    const missing = ms - netMs(plan.calendar, from, at as EpochMs)
    if (missing <= 0) return at as EpochMs
    at += missing
  }
}

/** Reached, by the load now or by the longest wait (TIDAL-1). */
export function isOver(plan: Plan, reading: Reading, at: EpochMs): boolean {
  const limit = plan.rules.tidal?.open
  if (limit === undefined || reading.waiting === 0) return false
  if (reading.waiting / Math.max(1, reading.openWindows) >= limit.waitingPerWindow) return true
  const reached = waitReaches(plan, reading.longestFrom, limit.longestWaitMs)
  return reached !== undefined && reached <= at
}

/** Below both of the lower thresholds with so many windows (TIDAL-2). */
function isCalmWith(plan: Plan, reading: Reading, windows: number, at: EpochMs): boolean {
  const limit = plan.rules.tidal?.close
  if (limit === undefined) return false
  if (reading.waiting / Math.max(1, windows) > limit.waitingPerWindow) return false
  const reached = waitReaches(plan, reading.longestFrom, limit.longestWaitMs)
  return reached === undefined || reached > at
}

/** The reason to open another window is gone, and not only for the moment. */
export const isCalm = (plan: Plan, reading: Reading, at: EpochMs): boolean =>
  isCalmWith(plan, reading, reading.openWindows, at)

/** One window less would do; the last one is never spare. */
export const isSpare = (plan: Plan, reading: Reading, at: EpochMs): boolean =>
  reading.openWindows >= 2 && isCalmWith(plan, reading, reading.openWindows - 1, at)
