import type { CommandOf, EpochMs, HallEventOf, ProposalId, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { elapsed, listed } from '../guards.ts'
import type { HallView } from '../hall.ts'
import {
  figuresAt,
  isCalm,
  isSpare,
  readQueue,
  type TidalProposal,
  tidalQueuesOf,
} from './tides.ts'
import { isActive, queuesOf, sessionAt } from './when-due.ts'

const proposalOf = (hall: HallView, proposalId: ProposalId): TidalProposal | undefined =>
  hall.day?.tides?.proposals.get(proposalId)

type LapseCause = HallEventOf<'TidalLapsed'>['data']['because']

/** Why it does not stand any more; undefined while it does (TIDAL-5). */
export function lapseCause(
  hall: HallView,
  { queueId, windowId, direction }: TidalProposal,
  at: EpochMs,
): LapseCause | undefined {
  const { plan } = hall
  const queue = plan && tidalQueuesOf(plan).find((one) => one.queueId === queueId)
  if (plan?.rules.tidal === undefined || queue === undefined) return 'window-changed'
  const closed = hall.windows.get(windowId)?.state === 'closed'
  if (!queue.tidal.includes(windowId) || closed !== (direction === 'open')) return 'window-changed'
  const session = sessionAt(plan, at)
  if (session === undefined || at < session.from) return 'session-over'
  const gone =
    direction === 'open'
      ? isCalm(plan, readQueue(hall, queue), at)
      : queuesOf(plan, windowId).some((one) => !isSpare(plan, readQueue(hall, one), at))
  return gone ? 'reason-gone' : undefined
}

export function acceptTidal(
  stamped: StampedCommand,
  command: CommandOf<'AcceptTidal'>,
  hall: HallView,
): Decision {
  const proposal = proposalOf(hall, command.data.proposalId)
  if (proposal === undefined) return refuse('ProposalUnknown')
  if (proposal.status !== 'open') return refuse('ProposalDecided')
  if (lapseCause(hall, proposal, stamped.at) !== undefined) return refuse('ProposalReasonGone')
  const { proposalId, windowId } = proposal
  return accept({ type: 'TidalAccepted', data: { proposalId, windowId } })
}

/** Also an accepted one, as long as nobody has carried it out. */
export function declineTidal(
  stamped: StampedCommand,
  command: CommandOf<'DeclineTidal'>,
  hall: HallView,
): Decision {
  const { reasonCode } = command.data
  const proposal = proposalOf(hall, command.data.proposalId)
  if (proposal === undefined) return refuse('ProposalUnknown')
  if (!isActive(proposal)) return refuse('ProposalDecided')
  if (!listed(hall.plan?.rules.tidal?.declineReasons ?? [], reasonCode)) {
    return refuse('ReasonUnknown', { field: 'reasonCode', detail: reasonCode })
  }
  const { proposalId, windowId } = proposal
  const note = stamped.note === undefined ? {} : { note: stamped.note }
  return accept({ type: 'TidalDeclined', data: { proposalId, windowId, reasonCode, ...note } })
}

export function lapseTidal(
  stamped: StampedCommand,
  command: CommandOf<'LapseTidal'>,
  hall: HallView,
): Decision {
  const proposal = proposalOf(hall, command.data.proposalId)
  if (proposal === undefined) return refuse('ProposalUnknown')
  if (!isActive(proposal)) return refuse('ProposalDecided')
  const because = lapseCause(hall, proposal, stamped.at)
  if (because === undefined) return refuse('ProposalStands')
  const { proposalId, windowId } = proposal
  return accept({ type: 'TidalLapsed', data: { proposalId, windowId, because } })
}

/** A forecast may take its time; once it is decided nobody needs to know what was expected. */
export function noteTidalExpectation(
  command: CommandOf<'NoteTidalExpectation'>,
  hall: HallView,
): Decision {
  const proposal = proposalOf(hall, command.data.proposalId)
  if (proposal === undefined) return refuse('ProposalUnknown')
  if (proposal.status !== 'open') return refuse('ProposalDecided')
  const { proposalId, windowId } = proposal
  const { expected } = command.data
  return accept({ type: 'TidalExpectationNoted', data: { proposalId, windowId, expected } })
}

/** What followed, whether it was carried out or declined (TIDAL-6). */
export function recordTidalOutcome(
  stamped: StampedCommand,
  command: CommandOf<'RecordTidalOutcome'>,
  hall: HallView,
): Decision {
  const { plan, day } = hall
  const proposal = proposalOf(hall, command.data.proposalId)
  if (proposal === undefined || plan === undefined) return refuse('ProposalUnknown')
  const rules = plan.rules.tidal
  const { followedFrom, queueId, proposalId, windowId } = proposal
  if (followedFrom === undefined || rules === undefined) return refuse('OutcomeNotDue')
  if (proposal.outcome !== undefined) return refuse('ProposalDecided')
  if (stamped.at < followedFrom + rules.followUpMs) return refuse('OutcomeNotDue')
  const queue = tidalQueuesOf(plan).find((one) => one.queueId === queueId)
  const reading = readQueue(hall, queue ?? { queueId, windows: [], tidal: [] })
  const waits = (day?.waits.get(queueId) ?? []).slice(proposal.calledBefore ?? 0)
  const outcome = {
    carriedOut: proposal.status === 'done',
    afterMs: elapsed(followedFrom, stamped.at),
    figures: figuresAt(plan, reading, stamped.at),
    called: waits.length,
    waits: waitsOf(waits, rules.open.longestWaitMs),
  }
  return accept({ type: 'TidalOutcomeRecorded', data: { proposalId, windowId, outcome } })
}

function waitsOf(waits: readonly number[], limitMs: number) {
  const sorted = [...waits].sort((a, b) => a - b)
  const sum = sorted.reduce((total, one) => total + one, 0)
  return {
    meanMs: sorted.length === 0 ? 0 : Math.round(sum / sorted.length),
    p90Ms: sorted[Math.ceil(0.9 * sorted.length) - 1] ?? 0,
    overLimit: sorted.filter((one) => one > limitMs).length,
  }
}
