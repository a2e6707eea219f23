import type { EpochMs, Plan } from '@yihao/contract'
import type { HallState } from '../hall.ts'
import {
  type DayTides,
  isOver,
  isSpare,
  type Reading,
  readQueue,
  type TidalProposal,
  type TidalQueue,
  type Tide,
  tidalQueuesOf,
  waitReaches,
} from './tides.ts'

/** After every event: how the queues stand, and what was asked for and is done. */
export function noteTides(hall: HallState, at: EpochMs): void {
  const { day, plan } = hall
  if (day === undefined || plan?.rules.tidal === undefined) return
  day.tides ??= { queues: new Map(), proposals: new Map() }
  for (const queue of tidalQueuesOf(plan)) noteTide(hall, { plan, tides: day.tides, queue, at })
  for (const proposal of day.tides.proposals.values()) {
    if (proposal.status === 'accepted' && isCarriedOut(hall, proposal)) {
      follow(hall, proposal, 'done', at)
    }
  }
}

interface Noting {
  readonly plan: Plan
  readonly tides: DayTides
  readonly queue: TidalQueue
  readonly at: EpochMs
}

function noteTide(hall: HallState, { plan, tides, queue, at }: Noting): void {
  const reading = readQueue(hall, queue)
  const before = tides.queues.get(queue.queueId)
  tides.queues.set(queue.queueId, {
    longestFrom: reading.longestFrom,
    overSince: isOver(plan, reading, at)
      ? (overBefore(plan, before, at) ?? began(plan, reading, at))
      : undefined,
    spareSince: isSpare(plan, reading, at) ? (spareBefore(plan, before, at) ?? at) : undefined,
  })
}

/** A wait may have reached its threshold between two events. */
function overBefore(plan: Plan, before: Tide | undefined, at: EpochMs): EpochMs | undefined {
  if (before?.overSince !== undefined) return before.overSince
  const reached = waitReaches(plan, before?.longestFrom, plan.rules.tidal?.open.longestWaitMs ?? 0)
  return reached !== undefined && reached <= at ? reached : undefined
}

function began(plan: Plan, reading: Reading, at: EpochMs): EpochMs {
  const reached = waitReaches(plan, reading.longestFrom, plan.rules.tidal?.open.longestWaitMs ?? 0)
  return reached !== undefined && reached < at ? reached : at
}

function spareBefore(plan: Plan, before: Tide | undefined, at: EpochMs): EpochMs | undefined {
  const reached = waitReaches(plan, before?.longestFrom, plan.rules.tidal?.close.longestWaitMs ?? 0)
  return reached !== undefined && reached <= at ? undefined : before?.spareSince
}

function isCarriedOut(hall: HallState, { direction, windowId }: TidalProposal): boolean {
  const closed = hall.windows.get(windowId)?.state === 'closed'
  return direction === 'open' ? !closed : closed
}

/** From here on what follows belongs to it. */
export function follow(
  hall: HallState,
  proposal: TidalProposal,
  status: 'done' | 'declined',
  at: EpochMs,
): void {
  hall.day?.tides?.proposals.set(proposal.proposalId, {
    ...proposal,
    status,
    followedFrom: at,
    calledBefore: hall.day.waits.get(proposal.queueId)?.length ?? 0,
  })
}
