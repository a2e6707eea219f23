import { expect, test } from 'vitest'
import { applicant } from '../../engine/applicants/applicants.testkit.ts'
import { smallPlan } from '../../engine/small-plan.testkit.ts'
import { type Errand, errandKey, statedOf } from './errand.ts'

const plan = smallPlan({ applicants: { savingPerFurtherUnit: 0.5 } })
const one = { itemCodes: ['N1'], packageCodes: [], queueId: 'A' } as unknown as Errand
const many = (...counts: readonly number[]) =>
  ({
    ...one,
    applicants: counts.map((count) => ({ ...applicant('a', { N1: count }), packages: [] })),
  }) as unknown as Errand

test('[APPL-3] the forecast counts units too, and tells them from one of each', () => {
  expect(statedOf(plan, one)).toEqual({ medianMs: 600_000, p90Ms: 1_200_000 })
  const three = statedOf(plan, many(2, 1))
  expect(three.medianMs).toBe(1_200_000)
  expect(three.p90Ms).toBeLessThan(2_400_000)
  expect(errandKey(many(2, 1))).toBe(errandKey(many(3)))
  expect(errandKey(many(3))).not.toBe(errandKey(one))
  expect(errandKey(one)).toBe('N1')
})
