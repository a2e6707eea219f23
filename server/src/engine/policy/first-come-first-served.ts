import type { EpochMs } from '@yihao/contract'
import { elapsed } from '../guards.ts'
import { compareOrder } from '../line/line.ts'
import type { CallPolicy, Placed } from './call-policy.ts'

/** 先到先办: the longest wait wins; a ticket that was put back counts from its place in line. */
export const firstComeFirstServed: CallPolicy<Placed> = {
  policyId: 'first-come-first-served',
  parameters: {},
  score: (standing: Placed, at: EpochMs) => elapsed(standing.order.at, at),
  compare: (a, b) => compareOrder(a.order, b.order),
}
