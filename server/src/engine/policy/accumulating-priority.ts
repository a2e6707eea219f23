import type {
  AccumulatingPrioritySetting,
  CallRule,
  EpochMs,
  QueueId,
  TicketClass,
} from '@yihao/contract'
import { elapsed } from '../guards.ts'
import { compareOrder } from '../line/line.ts'
import type { CallPolicy, Placed, Standing } from './call-policy.ts'

export interface AccumulatingRules<T extends Placed> {
  readonly parameters: Readonly<Record<string, number>>
  readonly overtakesMax: number
  readonly capMs: number
  rateOf(standing: T): number
  isOrdinary(standing: T): boolean
  /** Calls in a row past the first ordinary number of that queue. */
  overtakesOf(queueId: QueueId): number
}

const stages: Readonly<Record<CallRule, number>> = { cap: 0, overtaken: 1, accumulated: 2 }

/**
 * 累计优先: a score grows with the wait, faster for some classes (Kleinrock 1964, delay dependent
 * queue disciplines). Two bounds keep it fair to the ordinary: PRIO-3 and PRIO-4.
 */
export function accumulatingPriority<T extends Placed>(rules: AccumulatingRules<T>): CallPolicy<T> {
  const score = (standing: T, at: EpochMs) =>
    elapsed(standing.order.at, at) * rules.rateOf(standing)
  const ruleFor = (standing: T, at: EpochMs): CallRule => {
    if (elapsed(standing.order.at, at) >= rules.capMs) return 'cap'
    const passed = rules.overtakesOf(standing.queueId) >= rules.overtakesMax
    return passed && rules.isOrdinary(standing) ? 'overtaken' : 'accumulated'
  }
  return {
    policyId: 'accumulating-priority',
    parameters: rules.parameters,
    score,
    ruleFor,
    compare: (a, b, at) => {
      const [of, against] = [ruleFor(a, at), ruleFor(b, at)]
      if (of !== against) return stages[of] - stages[against]
      const more = of === 'accumulated' ? score(b, at) - score(a, at) : 0
      return more || compareOrder(a.order, b.order)
    },
  }
}

/** The policy as a plan sets it. */
export function accumulatingOf(
  { rates, overtakesMax, capMs }: AccumulatingPrioritySetting,
  overtakesOf: (queueId: QueueId) => number,
): CallPolicy {
  const rateOf = ({ classes }: Standing) => rateOfClasses(rates, classes)
  return accumulatingPriority<Standing>({
    parameters: { ...parametersOf(rates), overtakesMax, capMs },
    overtakesMax,
    capMs,
    rateOf,
    isOrdinary: (standing) => rateOf(standing) <= rates.ordinary,
    overtakesOf,
  })
}

/** Of several classes the fastest counts (PRIO-2). */
export function rateOfClasses(
  rates: AccumulatingPrioritySetting['rates'],
  classes: readonly TicketClass[],
): number {
  let rate = rates.ordinary
  for (const one of classes) {
    const of = one === 'green' ? (rates.green ?? rates.priority) : rates[one]
    if (of > rate) rate = of
  }
  return rate
}

/** GREEN-4: without a rate of its own the green channel has that of the priority. */
function parametersOf(rates: AccumulatingPrioritySetting['rates']): Record<string, number> {
  const { green, ...others } = rates
  return green === undefined ? others : { ...others, green }
}
