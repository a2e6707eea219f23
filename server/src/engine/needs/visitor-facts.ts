import type {
  HallEventOf,
  ItemCode,
  PackageCode,
  Plan,
  PriorityClaim,
  PriorityGroup,
  Refusal,
  StampedCommand,
} from '@yihao/contract'
import { indexOf } from '../plan-index.ts'

type Facts = Pick<HallEventOf<'TicketIssued'>['data'], 'needs' | 'claim' | 'green'>

interface Told {
  readonly needs?: readonly string[] | undefined
  readonly claim?: PriorityClaim | undefined
  readonly itemCodes: readonly ItemCode[]
  readonly packageCodes: readonly PackageCode[]
}

/** What a take says of the visitor, as its event keeps it; or why it cannot be (NEED-1, PRIO-5). */
export function visitorFacts(
  stamped: StampedCommand,
  plan: Plan,
  told: Told,
): { readonly facts: Facts } | { readonly refusal: Refusal } {
  const needs = told.needs ?? []
  const unknown = unknownNeed(plan, needs)
  if (unknown !== undefined) return { refusal: unknown }
  const claim = told.claim === undefined ? undefined : claimOf(stamped, plan, told.claim)
  if (claim !== undefined && 'refusal' in claim) return claim
  return {
    facts: {
      ...(needs.length === 0 ? {} : { needs: [...new Set(needs)] }),
      ...(claim === undefined ? {} : { claim: claim.claim }),
      ...(isGreen(plan, told) ? { green: true } : {}),
    },
  }
}

export function unknownNeed({ rules }: Plan, codes: readonly string[]): Refusal | undefined {
  const unknown = codes.find((code) => !rules.needs?.some((need) => need.code === code))
  return unknown === undefined
    ? undefined
    : { code: 'NeedUnknown', field: 'needs', detail: unknown }
}

type Claimed = { readonly claim: NonNullable<Facts['claim']> } | { readonly refusal: Refusal }

/** A claim, confirmed at once where what came with it is enough. */
export function claimOf(
  { actor, age }: StampedCommand,
  { rules }: Plan,
  { groupCode, proof }: PriorityClaim,
): Claimed {
  const group = rules.priorityGroups?.find(({ code }) => code === groupCode)
  if (group === undefined) {
    return {
      refusal: { code: 'PriorityGroupUnknown', field: 'claim.groupCode', detail: groupCode },
    }
  }
  if (proof === undefined) {
    return { claim: { groupCode, ...(oldEnough(group, age) ? { confirmed: 'age' } : {}) } }
  }
  // What staff can see, no device can.
  const believed = proof === 'card' || actor.kind === 'staff'
  if (!believed || !group.proofs.some(({ kind }) => kind === proof)) {
    return { refusal: { code: 'ClaimNotConfirmable', field: 'claim.proof', detail: proof } }
  }
  return { claim: { groupCode, confirmed: proof } }
}

/** PRIO-7 */
export const oldEnough = ({ proofs }: PriorityGroup, age: number | undefined): boolean =>
  age !== undefined && proofs.some((proof) => proof.kind === 'age' && age >= proof.ageFrom)

/** GREEN-1 */
function isGreen(plan: Plan, told: Told): boolean {
  if (plan.rules.greenChannel === undefined) return false
  const index = indexOf(plan)
  return index.itemsOf(told).some((code) => index.items.get(code)?.greenChannel === true)
}
