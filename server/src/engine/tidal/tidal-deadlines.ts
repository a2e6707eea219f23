import type { CommandId, EpochMs, Plan, TidalDirection } from '@yihao/contract'
import type { Deadline } from '../deadlines.ts'
import type { HallView } from '../hall.ts'
import { lapseCause } from './settle-tidal.ts'
import { type TidalProposal, tidalQueuesOf } from './tides.ts'
import { dueOf, isActive, neededAt, proposalsOf, sessionAt } from './when-due.ts'

/** Propose, take back, look at what followed; derived ids, so that each happens once. */
export function tidalDeadlines(hall: HallView): readonly Deadline[] {
  const { plan } = hall
  const proposals = proposalsOf(hall)
  if (plan === undefined || (plan.rules.tidal === undefined && proposals.length === 0)) return []
  const directions = ['open', 'close'] as const
  return [
    ...directions.flatMap((direction) => proposalDeadlines(hall, plan, direction)),
    ...proposals.filter(isActive).flatMap((one) => lapseDeadline(hall, plan, one)),
    ...proposals.flatMap((one) => outcomeDeadline(one, plan)),
  ]
}

function proposalDeadlines(
  hall: HallView,
  plan: Plan,
  direction: TidalDirection,
): readonly Deadline[] {
  const count = hall.day?.tides?.proposals.size ?? 0
  return tidalQueuesOf(plan).flatMap((queue, index): readonly Deadline[] => {
    const due = dueOf(hall, plan, queue, direction)
    if (due === undefined) return []
    const commandId = `tide:${direction}:${index}:${due.since}:${count}` as CommandId
    const { queueId } = queue
    return [
      { at: due.at, commandId, command: { type: 'ProposeTidal', data: { direction, queueId } } },
    ]
  })
}

function lapseDeadline(hall: HallView, plan: Plan, proposal: TidalProposal): readonly Deadline[] {
  const at = lapsesAt(hall, plan, proposal)
  if (at === undefined) return []
  const { proposalId, seq } = proposal
  const commandId = `tide:lapse:${seq}` as CommandId
  return [{ at, commandId, command: { type: 'LapseTidal', data: { proposalId } } }]
}

/** Now, or when the session ends, or when a wait makes the window needed after all. */
function lapsesAt(hall: HallView, plan: Plan, proposal: TidalProposal): EpochMs | undefined {
  if (lapseCause(hall, proposal, hall.at) !== undefined) return hall.at
  const ends = sessionAt(plan, hall.at)?.to
  const { direction, windowId } = proposal
  const needed = direction === 'close' ? neededAt(hall, plan, windowId) : undefined
  if (needed === undefined) return ends
  return Math.min(needed, ends ?? needed) as EpochMs
}

function outcomeDeadline(
  { followedFrom, outcome, proposalId, seq }: TidalProposal,
  plan: Plan,
): readonly Deadline[] {
  const followUpMs = plan.rules.tidal?.followUpMs
  if (followedFrom === undefined || outcome !== undefined || followUpMs === undefined) return []
  const at = (followedFrom + followUpMs) as EpochMs
  const commandId = `tide:after:${seq}` as CommandId
  return [{ at, commandId, command: { type: 'RecordTidalOutcome', data: { proposalId } } }]
}
