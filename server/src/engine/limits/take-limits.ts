import {
  type Agent,
  atClock,
  businessDateAt,
  type EpochMs,
  type ItemCode,
  type LimitRules,
  type QueueId,
  type Quota,
  type Refusal,
} from '@yihao/contract'
import type { HallView } from '../hall.ts'

type Day = NonNullable<HallView['day']>

export interface LimitedTake {
  readonly queueId: QueueId
  readonly itemCodes: readonly ItemCode[]
  readonly personHash: string | undefined
  readonly agent: Agent | undefined
}

/** Why the plan's limits say no to one more number; undefined when they agree. */
export function overLimit(hall: HallView, take: LimitedTake, at: EpochMs): Refusal | undefined {
  const { plan, day } = hall
  const rules = plan?.rules.limits
  if (rules === undefined || day === undefined) return undefined
  return personOver(rules, day, take, at) ?? quotaOver(rules, day, take, at)
}

/** LIMIT-1 and LIMIT-2 bind who is known; an agent acts for others and is listed instead (LIMIT-4). */
function personOver(
  rules: LimitRules,
  day: Day,
  { personHash, agent }: LimitedTake,
  at: EpochMs,
): Refusal | undefined {
  if (personHash === undefined || agent !== undefined) return undefined
  const own = day.takes.filter((one) => one.personHash === personHash && !one.principals)
  if (own.length >= rules.ticketsPerPersonPerDayMax) {
    return { code: 'TooManyTicketsToday', detail: String(rules.ticketsPerPersonPerDayMax) }
  }
  const givenUp = day.givenUp.get(personHash) ?? []
  const last = givenUp.at(-1)
  if (last === undefined || givenUp.length < rules.coolDown.afterAbandons) return undefined
  const left = last + rules.coolDown.waitMs - at
  if (left <= 0) return undefined
  return { code: 'RetakeTooSoon', detail: `${Math.ceil(left / 60_000)} min` }
}

/** LIMIT-3 */
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
    if (taken.length < quota.max) continue
    const code = quota.between === undefined ? 'QuotaUsedUp' : 'QuotaOfPeriodUsedUp'
    return { code, detail: String(quota.max), reason: quota.reason }
  }
  return undefined
}

function concerns({ of }: Quota, take: Pick<LimitedTake, 'queueId' | 'itemCodes'>): boolean {
  return of.kind === 'queue' ? take.queueId === of.queueId : take.itemCodes.includes(of.itemCode)
}

function spanOf({ between }: Quota, at: EpochMs): readonly [number, number] {
  if (between === undefined) return [0, Number.POSITIVE_INFINITY]
  const date = businessDateAt(at)
  return [atClock(date, between.from), atClock(date, between.to)]
}
