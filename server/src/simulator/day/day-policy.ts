import type {
  AccumulatingPrioritySetting,
  CallPolicySetting,
  EpochMs,
  Matters,
  QueueId,
} from '@yihao/contract'
import { accumulatingOf, rateOfClasses } from '../../engine/policy/accumulating-priority.ts'
import type { CallPolicy, Standing } from '../../engine/policy/call-policy.ts'
import { firstComeFirstServed } from '../../engine/policy/first-come-first-served.ts'
import { byScore } from '../textbook-policies.ts'
import type { SimTicket, WaitingLane } from '../waiting-lane.ts'
import type { DayVisitor } from './day-hall.ts'

export interface DayTicket extends SimTicket, Omit<Standing, 'queueId'> {
  readonly visitor: DayVisitor
  /** What the next window does, and in which queue it is waited for. */
  queueId: QueueId
  leg: Matters
  later: Matters
  /** Parts that are done before this one, and since when this one is waited for. */
  readonly legsDone: number
  readonly queuedAt: EpochMs
  /** How many who came later were called before it. */
  overtaken: number
  /** The time at this window. */
  service: number
}

/** What a plan may set, and two policies of textbooks to hold it against. */
export type DayPolicy =
  | CallPolicySetting
  | { readonly policyId: 'strict'; readonly rates: AccumulatingPrioritySetting['rates'] }
  | { readonly policyId: 'longest-queue' }

/** Where a plan sets no rates, these are compared. */
export const usualAccumulating: AccumulatingPrioritySetting = {
  policyId: 'accumulating-priority',
  rates: { ordinary: 1, booked: 2, priority: 3, returning: 2, transferred: 2 },
  overtakesMax: 2,
  capMs: 3_600_000,
}

export interface PolicyParts {
  readonly lanes: readonly WaitingLane<DayTicket>[]
  readonly lanesOf: ReadonlyMap<QueueId, readonly number[]>
  readonly overtakes: ReadonlyMap<QueueId, number>
}

export function policyOfDay(setting: DayPolicy, parts: PolicyParts): CallPolicy<DayTicket> {
  const classOf = ({ lane }: DayTicket) => lane
  switch (setting.policyId) {
    case 'first-come-first-served':
      return firstComeFirstServed
    case 'accumulating-priority':
      return accumulatingOf(setting, (queueId) => parts.overtakes.get(queueId) ?? 0)
    case 'strict': {
      const scoreOf = ({ classes }: DayTicket) => rateOfClasses(setting.rates, classes)
      return byScore('strict', { scoreOf, classOf, ties: 'oldest' })
    }
    case 'longest-queue': {
      const scoreOf = ({ queueId }: DayTicket) =>
        (parts.lanesOf.get(queueId) ?? []).reduce(
          (sum, lane) => sum + (parts.lanes[lane]?.length ?? 0),
          0,
        )
      return byScore('longest-queue', { scoreOf, classOf, ties: 'oldest' })
    }
  }
}
