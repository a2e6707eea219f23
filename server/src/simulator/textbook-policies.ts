import { compareOrder } from '../engine/line/line.ts'
import type { CallPolicy, Placed } from '../engine/policy/call-policy.ts'

/** Who is first of two with equal scores: the class named first, or who came first. */
export type Ties = 'first-class' | 'oldest'

export interface Ranked<T extends Placed> {
  scoreOf(ticket: T): number
  /** Place of its class in the list of classes. */
  classOf(ticket: T): number
  readonly ties: Ties
}

/**
 * Policies of textbooks that no plan may set: the larger score goes first whatever the wait. With
 * a rate for the score this is the static priority of Cobham (Operations Research 2, 1954), with
 * the length of the line the longest queue first.
 */
export function byScore<T extends Placed>(policyId: string, ranked: Ranked<T>): CallPolicy<T> {
  return {
    policyId,
    parameters: {},
    score: (ticket) => ranked.scoreOf(ticket),
    compare: (a, b) =>
      ranked.scoreOf(b) - ranked.scoreOf(a) ||
      (ranked.ties === 'first-class' ? ranked.classOf(a) - ranked.classOf(b) : 0) ||
      compareOrder(a.order, b.order),
  }
}
