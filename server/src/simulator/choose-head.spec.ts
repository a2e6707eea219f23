import type { EpochMs, QueueId } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accumulatingPriority } from '../engine/policy/accumulating-priority.ts'
import type { CallPolicy } from '../engine/policy/call-policy.ts'
import { firstComeFirstServed } from '../engine/policy/first-come-first-served.ts'
import { chooseHead } from './choose-head.ts'
import { byScore } from './textbook-policies.ts'
import { type SimTicket, WaitingLane } from './waiting-lane.ts'

const lanesMax = 6
const now = 1_000

interface Line {
  readonly lanes: readonly WaitingLane<SimTicket>[]
  readonly waiting: readonly SimTicket[]
}

/** Tickets in order of arrival, some at the same moment, some of them gone again. */
const line = fc
  .array(
    fc.record({
      lane: fc.nat(lanesMax - 1),
      gap: fc.constantFrom(0, 0, 1, 7, 50),
      gone: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((made): Line => {
    const lanes = Array.from({ length: lanesMax }, () => new WaitingLane<SimTicket>())
    let at = 0
    const tickets = made.map(({ lane, gap, gone }, tie): [SimTicket, boolean] => {
      at += gap
      const queueId = `${lane % 2}` as QueueId
      const order = { at: at as EpochMs, tie }
      return [{ lane, queueId, order, service: 1, patience: 1, gone: false }, gone]
    })
    for (const [ticket] of tickets) lanes[ticket.lane]?.add(ticket)
    for (const [ticket, gone] of tickets) if (gone) lanes[ticket.lane]?.remove(ticket)
    return { lanes, waiting: tickets.flatMap(([ticket]) => (ticket.gone ? [] : [ticket])) }
  })

const numbers = fc.record({
  rates: fc.array(fc.constantFrom(0, 0.5, 1, 2, 3), { minLength: lanesMax, maxLength: lanesMax }),
  overtakes: fc.array(fc.nat(3), { minLength: 2, maxLength: 2 }),
  capMs: fc.constantFrom(100, 600, 900, Number.POSITIVE_INFINITY),
  ties: fc.constantFrom('first-class' as const, 'oldest' as const),
})

type Policies = (lanes: Line['lanes']) => readonly CallPolicy<SimTicket>[]

const policies = numbers.map(({ rates, overtakes, capMs, ties }): Policies => {
  const rateOf = ({ lane }: SimTicket) => rates[lane] ?? 0
  const classOf = ({ lane }: SimTicket) => lane
  return (lanes) => [
    firstComeFirstServed,
    accumulatingPriority<SimTicket>({
      parameters: {},
      overtakesMax: 2,
      capMs,
      rateOf,
      isOrdinary: (ticket) => rateOf(ticket) <= 1,
      overtakesOf: (queueId) => overtakes[Number(queueId)] ?? 0,
    }),
    byScore('strict', { scoreOf: rateOf, classOf, ties }),
    byScore('longest-queue', { scoreOf: ({ lane }) => lanes[lane]?.length ?? 0, classOf, ties }),
  ]
})

describe('the choice from the heads of the lanes', () => {
  test('[PRIO-1] is the choice from everybody who waits, under each policy', () => {
    const windows = fc.subarray([...Array(lanesMax).keys()], { minLength: 1 })
    fc.assert(
      fc.property(line, policies, windows, ({ lanes, waiting }, made, taken) => {
        for (const policy of made(lanes)) {
          const [first] = waiting
            .filter((ticket) => taken.includes(ticket.lane))
            .sort((a, b) => policy.compare(a, b, now as EpochMs))
          expect(chooseHead(lanes, taken, policy, now)).toBe(first)
        }
      }),
      { numRuns: 400, seed: 20_261_124 },
    )
  })
})
