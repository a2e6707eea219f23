import { planSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { smallPlan } from '../small-plan.testkit.ts'
import { expectedServiceMs } from './expected-service.ts'

const minute = 60_000
const plain = smallPlan()
/** N1 ten minutes, N2 four, the package fifteen. */
const plan = planSchema.parse({
  ...plain,
  items: plain.items.map((item) => ({
    ...item,
    medianMs: (item.code === ('N2' as string) ? 4 : 10) * minute,
  })),
  packages: plain.packages.map((one) => ({ ...one, medianMs: 15 * minute })),
})
const saving = (savingPerFurtherUnit: number) =>
  planSchema.parse({ ...plan, rules: { ...plan.rules, applicants: { savingPerFurtherUnit } } })

const asked = (itemCodes: string[], counts: object[] = [], packageCodes: string[] = []) =>
  ({
    itemCodes,
    packageCodes,
    ...(counts.length === 0 ? {} : { applicants: counts }),
  }) as unknown as Parameters<typeof expectedServiceMs>[1]
const wants = (itemCode: string, count: number) => ({
  items: [{ itemCode, count }],
  packages: [],
})

describe('how long a service is expected to take', () => {
  test('[APPL-3] is the medians together, of a package its own', () => {
    expect(expectedServiceMs(plan, asked(['N1']))).toBe(10 * minute)
    expect(expectedServiceMs(plan, asked(['N1', 'N2']))).toBe(14 * minute)
    expect(expectedServiceMs(plan, asked(['N1', 'N2'], [], ['K1']))).toBe(19 * minute)
  })

  test('[APPL-3] grows with every unit, less what the plan says is saved', () => {
    const five = asked(['N1'], [wants('N1', 3), wants('N1', 2)])
    expect(expectedServiceMs(plan, five)).toBe(50 * minute)
    expect(expectedServiceMs(saving(0.5), five)).toBe(30 * minute)
    const both = asked(['N1', 'N2'], [wants('N1', 2), wants('N2', 1)])
    expect(expectedServiceMs(saving(0.5), both)).toBe(19 * minute)
  })

  test('[APPL-3] counts an agent of whom only the number of people is known', () => {
    const four = { ...asked(['N2']), agent: { principals: 4 } }
    expect(expectedServiceMs(plan, four)).toBe(16 * minute)
  })

  test('[APPL-3] of a leg is the time of that leg alone', () => {
    const leg = asked(['N2'], [wants('N1', 5), wants('N2', 2)])
    expect(expectedServiceMs(plan, leg)).toBe(8 * minute)
  })

  test('[APPL-3] is unknown for a number without items', () => {
    expect(expectedServiceMs(plan, asked([]))).toBeUndefined()
  })
})
