import type { Agent, Applicant, HallEventOf, ItemCode } from '@yihao/contract'
import { countedOf, type Errand, unitsOfVisit } from '../applicants/counted.ts'
import type { HallState } from '../hall.ts'
import { indexOf } from '../plan-index.ts'
import type { TakenNumber } from './taken-numbers.ts'

/** A number as the limits of the day count it. */
export function countedTake(
  { plan }: Pick<HallState, 'plan'>,
  data: HallEventOf<'TicketIssued'>['data'],
  at: TakenNumber['at'],
): TakenNumber {
  const personHash = data.visitor?.personHash
  const itemCodes = plan === undefined ? data.itemCodes : indexOf(plan).itemsOf(data)
  const { queueId, applicants } = data
  const taken = { at, queueId, itemCodes, personHash, principals: actsFor({ ...data, personHash }) }
  const hashes = applicants?.flatMap(({ applicantHash }) => applicantHash ?? []) ?? []
  return {
    ...taken,
    ...(plan === undefined ? {} : beyondOne(unitsCounted({ plan, itemCodes, errand: data }))),
    ...(hashes.length === 0 ? {} : { applicantHashes: hashes }),
  }
}

/** One of each is nearly every number and needs no words. */
const beyondOne = ({ counts, units }: ReturnType<typeof unitsCounted>) => ({
  ...(counts.every((count) => count === 1) ? {} : { counts }),
  ...(units === 1 ? {} : { units }),
})

/** Of an item, those of packages that hold it too. */
export function unitsCounted({
  plan,
  itemCodes,
  errand,
}: {
  readonly plan: NonNullable<HallState['plan']>
  readonly itemCodes: readonly ItemCode[]
  readonly errand: Errand
}): { readonly counts: readonly number[]; readonly units: number } {
  const counted = countedOf(plan, errand)
  const { packages } = indexOf(plan)
  const countOf = (itemCode: ItemCode) =>
    counted.reduce((sum, one) => {
      const holds =
        one.kind === 'item'
          ? one.code === itemCode
          : (packages.get(one.code)?.itemCodes.includes(itemCode) ?? false)
      return holds ? sum + one.count : sum
    }, 0)
  return { counts: itemCodes.map(countOf), units: unitsOfVisit(plan, errand) }
}

/** 代办: how many others, of the applicants or as it was said; undefined for one's own matter. */
export function actsFor({
  applicants,
  agent,
  personHash,
}: {
  readonly applicants?: readonly Applicant[] | undefined
  readonly agent?: Agent | undefined
  readonly personHash?: string | undefined
}): number | undefined {
  if (applicants === undefined) return agent?.principals
  const others = applicants.filter(
    ({ authorisation, applicantHash }) =>
      authorisation !== 'own' && (applicantHash === undefined || applicantHash !== personHash),
  )
  return others.length === 0 ? undefined : others.length
}
