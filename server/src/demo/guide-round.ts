import type { EpochMs, HallCommand, Plan } from '@yihao/contract'
import type { HallView, Ticket } from '../engine/hall.ts'
import { toBeFetched } from '../engine/needs/needs.ts'
import type { Chance } from './chance.ts'

/** The visitor walks to the service desk first. */
const deskAfterMs = 90_000
const refusedShare = 0.12

/** What a guide does next: fetch who is called, else look at the claim that waits longest. */
export function roundOf(
  { tickets, plan }: HallView,
  at: EpochMs,
  chance: Chance,
): HallCommand | undefined {
  if (plan === undefined) return undefined
  const all = [...tickets.values()]
  const called = all.find(
    (ticket) =>
      ticket.status === 'called' &&
      ticket.fetchedBy === undefined &&
      toBeFetched(plan.rules, ticket),
  )
  if (called !== undefined) {
    return { type: 'AcknowledgeFetch', data: { ticketId: called.ticketId } }
  }
  const claimed = all.find(
    ({ claim, issuedAt }) => claim?.state === 'waiting' && at - issuedAt >= deskAfterMs,
  )
  return claimed === undefined ? undefined : lookAt(claimed, plan, chance)
}

function lookAt({ ticketId, claim }: Ticket, { rules }: Plan, chance: Chance): HallCommand {
  const group = rules.priorityGroups?.find(({ code }) => code === claim?.groupCode)
  // A guide of a demonstration reads no card, so an age alone is not confirmed by them.
  const proof = group?.proofs.find(({ kind }) => kind !== 'age')?.kind
  const reason = rules.claimRefusalReasons?.[0]?.code ?? 'none'
  if (proof === undefined || proof === 'age' || chance.next() < refusedShare) {
    return { type: 'RefuseClaim', data: { ticketId, reasonCode: reason } }
  }
  return { type: 'ConfirmClaim', data: { ticketId, proof } }
}
