import {
  atClock,
  businessDateAt,
  type EpochMs,
  type ItemCode,
  type LimitRules,
  type Plan,
  type QueueId,
  type Quota,
  type Refusal,
} from '@yihao/contract'
import type { HallView } from '../hall.ts'
import type { TakenNumber } from './taken-numbers.ts'

type Day = NonNullable<HallView['day']>

/** A number that is asked for, counted as the handed out ones are. */
export interface LimitedTake {
  readonly queueId: QueueId
  readonly itemCodes: readonly ItemCode[]
  readonly counts?: readonly number[] | undefined
  readonly units?: number | undefined
  readonly personHash: string | undefined
  /** 代办: for how many others. */
  readonly principals: number | undefined
  /** Of each applicant, in their order. */
  readonly applicantHashes?: readonly (string | undefined)[] | undefined
}

/** Why the plan's limits say no to one more number; undefined when they agree. */
export function overLimit(hall: HallView, take: LimitedTake, at: EpochMs): Refusal | undefined {
  const { plan, day } = hall
  const rules = plan?.rules.limits
  if (plan === undefined || rules === undefined || day === undefined) return undefined
  return (
    personOver(rules, day, take, at) ??
    applicantOver(plan, day, take, at) ??
    quotaOver(rules, day, take, at)
  )
}

/** LIMIT-1 and LIMIT-2 bind who is known; an agent acts for others and is listed instead (LIMIT-4). */
function personOver(
  rules: LimitRules,
  day: Day,
  { personHash, principals }: LimitedTake,
  at: EpochMs,
): Refusal | undefined {
  if (personHash === undefined || principals !== undefined) return undefined
  const own = day.takes.filter((one) => isOf(one, personHash))
  if (own.length >= rules.ticketsPerPersonPerDayMax) {
    return { code: 'TooManyTicketsToday', detail: String(rules.ticketsPerPersonPerDayMax) }
  }
  return coolingDown(rules, day, personHash, at)
}

/** The same for each of those it is for, whoever comes for them (APPL-5). */
function applicantOver(
  { rules }: Plan,
  day: Day,
  { applicantHashes = [] }: LimitedTake,
  at: EpochMs,
): Refusal | undefined {
  const { limits, applicants } = rules
  if (limits === undefined) return undefined
  const max = applicants?.ticketsPerApplicantPerDayMax ?? limits.ticketsPerPersonPerDayMax
  for (const [place, hash] of applicantHashes.entries()) {
    if (hash === undefined) continue
    const field = `applicants.${place}`
    if (day.takes.filter((one) => isOf(one, hash)).length >= max) {
      return { code: 'TooManyTicketsOfApplicant', field, detail: String(max) }
    }
    const soon = coolingDown(limits, day, hash, at)
    if (soon !== undefined) return { ...soon, field }
  }
  return undefined
}

/** A number is somebody's own, or was taken for them; what they took for others is not theirs. */
const isOf = (
  taken: Pick<TakenNumber, 'personHash' | 'principals' | 'applicantHashes'>,
  hash: string,
) =>
  (taken.personHash === hash && !taken.principals) || taken.applicantHashes?.includes(hash) === true

function coolingDown(
  { coolDown }: LimitRules,
  day: Day,
  hash: string,
  at: EpochMs,
): Refusal | undefined {
  const givenUp = day.givenUp.get(hash) ?? []
  const last = givenUp.at(-1)
  if (last === undefined || givenUp.length < coolDown.afterAbandons) return undefined
  const left = last + coolDown.waitMs - at
  if (left <= 0) return undefined
  return { code: 'RetakeTooSoon', detail: `${Math.ceil(left / 60_000)} min` }
}

type Counting = Pick<LimitedTake, 'queueId' | 'itemCodes' | 'counts' | 'units'>

/** LIMIT-3, and APPL-6 where the plan counts units. */
function quotaOver(
  rules: LimitRules,
  day: Day,
  take: LimitedTake,
  at: EpochMs,
): Refusal | undefined {
  for (const quota of rules.quotas) {
    if (!concerns(quota, take)) continue
    const [from, to] = spanOf(quota, at)
    if (at < from || at >= to) continue
    const taken = day.takes.filter((one) => from <= one.at && one.at < to && concerns(quota, one))
    const used = taken.reduce((sum, one) => sum + weightOf(quota, one), 0)
    if (used + weightOf(quota, take) <= quota.max) continue
    const code = quota.between === undefined ? 'QuotaUsedUp' : 'QuotaOfPeriodUsedUp'
    return { code, detail: String(quota.max), reason: quota.reason }
  }
  return undefined
}

function weightOf({ of, counts }: Quota, take: Counting): number {
  if (counts !== 'units') return 1
  if (of.kind === 'queue') return take.units ?? 1
  return take.counts?.[take.itemCodes.indexOf(of.itemCode)] ?? 1
}

function concerns({ of }: Quota, take: Counting): boolean {
  return of.kind === 'queue' ? take.queueId === of.queueId : take.itemCodes.includes(of.itemCode)
}

function spanOf({ between }: Quota, at: EpochMs): readonly [number, number] {
  if (between === undefined) return [0, Number.POSITIVE_INFINITY]
  const date = businessDateAt(at)
  return [atClock(date, between.from), atClock(date, between.to)]
}
