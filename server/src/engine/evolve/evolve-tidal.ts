import type { EpochMs, HallEventOf, ProposalId } from '@yihao/contract'
import type { HallState } from '../hall.ts'
import { follow } from '../tidal/note-tides.ts'
import type { TidalProposal } from '../tidal/tides.ts'

export function tidalProposed(
  hall: HallState,
  data: HallEventOf<'TidalProposed'>['data'],
  at: EpochMs,
): void {
  hall.day?.tides?.proposals.set(data.proposalId, { ...data, at, seq: hall.seq, status: 'open' })
}

function change(hall: HallState, proposalId: ProposalId, changed: Partial<TidalProposal>): void {
  const proposal = hall.day?.tides?.proposals.get(proposalId)
  if (proposal === undefined) return
  hall.day?.tides?.proposals.set(proposalId, { ...proposal, ...changed })
}

export function tidalAccepted(
  hall: HallState,
  { proposalId }: HallEventOf<'TidalAccepted'>['data'],
  at: EpochMs,
): void {
  change(hall, proposalId, { status: 'accepted', decidedAt: at })
}

export function tidalDeclined(
  hall: HallState,
  { proposalId, reasonCode }: HallEventOf<'TidalDeclined'>['data'],
  at: EpochMs,
): void {
  change(hall, proposalId, { decidedAt: at, reasonCode })
  const proposal = hall.day?.tides?.proposals.get(proposalId)
  if (proposal !== undefined) follow(hall, proposal, 'declined', at)
}

export function tidalLapsed(
  hall: HallState,
  { proposalId }: HallEventOf<'TidalLapsed'>['data'],
): void {
  change(hall, proposalId, { status: 'lapsed' })
}

export function tidalExpectationNoted(
  hall: HallState,
  { proposalId, expected }: HallEventOf<'TidalExpectationNoted'>['data'],
): void {
  change(hall, proposalId, { expected })
}

export function tidalOutcomeRecorded(
  hall: HallState,
  { proposalId, outcome }: HallEventOf<'TidalOutcomeRecorded'>['data'],
): void {
  change(hall, proposalId, { outcome })
}
