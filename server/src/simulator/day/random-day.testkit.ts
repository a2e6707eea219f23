import { atClock, type EpochMs, type Plan, ticketClasses } from '@yihao/contract'
import fc from 'fast-check'
import { monday } from '../../engine/scenario.testkit.ts'
import { smallPlan } from '../../engine/small-plan.testkit.ts'
import { type DayHall, type DayVisitor, hallOn } from './day-hall.ts'
import type { DayPolicy } from './day-policy.ts'

export const plan: Plan = smallPlan()
export const hall: DayHall = hallOn(plan, monday)

/** What people of the small hall come for: some windows can do all of it, some only a part. */
const needs = [
  { queueId: 'A', itemCodes: ['N1'], packageCodes: [] },
  { queueId: 'A', itemCodes: ['N2'], packageCodes: [] },
  { queueId: 'A', itemCodes: ['N1', 'N2'], packageCodes: [] },
  { queueId: 'A', itemCodes: [], packageCodes: ['K1'] },
  { queueId: 'C', itemCodes: ['P1'], packageCodes: [] },
  { queueId: 'B', itemCodes: ['L1'], packageCodes: [] },
] as const

const fasterClasses = ticketClasses.filter((one) => one !== 'ordinary')

/**
 * Arrivals, services and patience fall on different parts of a second, so that nobody comes at the
 * very moment at which another one is done.
 */
export const visitors: fc.Arbitrary<readonly DayVisitor[]> = fc
  .array(
    fc.record({
      gapS: fc.nat(240),
      need: fc.constantFrom(...needs),
      classes: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 2, arbitrary: fc.subarray(fasterClasses, { minLength: 1, maxLength: 2 }) },
      ),
      serviceS: fc.integer({ min: 1, max: 900 }),
      patienceS: fc.option(fc.integer({ min: 1, max: 3_600 })),
    }),
    { minLength: 1, maxLength: 120 },
  )
  .map((drawn) => {
    let at = atClock(monday, '08:45') as number
    return drawn.map(({ gapS, need, classes, serviceS, patienceS }, place): DayVisitor => {
      at += gapS * 1_000
      return {
        ...(need as unknown as Pick<DayVisitor, 'queueId' | 'itemCodes' | 'packageCodes'>),
        at: (at + place + 1) as EpochMs,
        classes,
        serviceMs: serviceS * 1_000,
        patienceMs: patienceS === null ? Number.POSITIVE_INFINITY : patienceS * 1_000 + 500,
      }
    })
  })

export type PlanPolicy = Exclude<DayPolicy, { policyId: 'strict' | 'longest-queue' }>

export const planPolicies: fc.Arbitrary<PlanPolicy> = fc.oneof(
  fc.constant<PlanPolicy>({ policyId: 'first-come-first-served' }),
  fc
    .record({
      rates: fc.record({
        ordinary: fc.constant(1),
        booked: fc.constantFrom(1, 1.5, 2, 5),
        priority: fc.constantFrom(1, 1.5, 2, 5),
        returning: fc.constantFrom(1, 1.5, 2, 5),
        transferred: fc.constantFrom(1, 1.5, 2, 5),
      }),
      overtakesMax: fc.integer({ min: 1, max: 4 }),
      capMs: fc.constantFrom(60_000, 600_000, 3_600_000),
    })
    .map((setting) => ({ policyId: 'accumulating-priority' as const, ...setting })),
)
