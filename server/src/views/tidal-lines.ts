import type {
  CounterView,
  EpochMs,
  Plan,
  TidalProposalLine,
  TidalSettledLine,
  WallView,
  WindowId,
} from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { lineOf } from '../engine/line/line.ts'
import { indexOf } from '../engine/plan-index.ts'
import type { TidalProposal } from '../engine/tidal/tides.ts'
import { proposalsOf } from '../engine/tidal/when-due.ts'
import { noWords, reasonWords } from './parts.ts'

const settledShownMax = 5

/** For the wall and the manager: what is proposed, what was decided today and what followed. */
export function tidalLines(hall: HallView, plan: Plan): Pick<WallView, 'tidal'> {
  const rules = plan.rules.tidal
  if (rules === undefined) return {}
  const proposals = proposalsOf(hall)
  return {
    tidal: {
      proposals: proposals.flatMap((one) => proposalLine(plan, one)),
      settled: proposals
        .flatMap((one) => settledLine(plan, one))
        .reverse()
        .slice(0, settledShownMax),
      declineReasons: rules.declineReasons,
    },
  }
}

function moved(plan: Plan, { proposalId, direction, windowId, queueId, expected }: TidalProposal) {
  const index = indexOf(plan)
  return {
    proposalId,
    direction,
    windowId,
    windowNumber: index.windows.get(windowId)?.windowNumber ?? 0,
    queueName: index.queues.get(queueId)?.name ?? noWords,
    ...(expected === undefined ? {} : { expected }),
  }
}

function proposalLine(plan: Plan, proposal: TidalProposal): readonly TidalProposalLine[] {
  const { status, at, basis } = proposal
  if (status !== 'open' && status !== 'accepted') return []
  const idleWindows = basis.clerks.flatMap(({ windowId, idleSince }) => {
    const windowNumber = windowId && indexOf(plan).windows.get(windowId)?.windowNumber
    if (windowNumber === undefined) return []
    return [{ windowNumber, ...(idleSince === undefined ? {} : { idleSince }) }]
  })
  const offDuty = basis.clerks.filter(({ windowId }) => windowId === undefined).length
  const { figures, since } = basis
  return [{ ...moved(plan, proposal), status, at, since, figures, idleWindows, offDuty }]
}

function settledLine(plan: Plan, proposal: TidalProposal): readonly TidalSettledLine[] {
  const { status, reasonCode, outcome, basis, followedFrom = proposal.at } = proposal
  if (status !== 'done' && status !== 'declined') return []
  const reasons = plan.rules.tidal?.declineReasons ?? []
  return [
    {
      ...moved(plan, proposal),
      status,
      at: followedFrom,
      ...(reasonCode === undefined ? {} : { reason: reasonWords(reasons, reasonCode) }),
      before: basis.figures,
      ...(outcome === undefined ? {} : { outcome }),
    },
  ]
}

/** At the counter of the window that was asked, until its clerk has done it (TIDAL-4). */
export function tidalRequest(
  hall: HallView,
  plan: Plan,
  windowId: WindowId,
): Pick<CounterView, 'tidal'> {
  const asked = proposalsOf(hall).find(
    (one) => one.status === 'accepted' && one.windowId === windowId,
  )
  if (asked === undefined) return {}
  const { direction, queueId, decidedAt = asked.at } = asked
  return {
    tidal: {
      direction,
      since: decidedAt as EpochMs,
      queueName: indexOf(plan).queues.get(queueId)?.name ?? noWords,
      waiting: lineOf(hall, queueId).length,
    },
  }
}
