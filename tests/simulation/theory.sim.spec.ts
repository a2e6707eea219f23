import { describe, expect, test } from 'vitest'
import { runRow } from '../../server/src/simulator/theory/run-row.ts'
import { notRunnable, theoryRowSchema } from '../../server/src/simulator/theory/theory-row.ts'
import { randomRows } from './random-rows.ts'
import { cobham, erlangA, kleinrock, meanWait } from './theory-formulas.ts'

/** `THEORY_SEEDS=20 THEORY_CUSTOMERS=2000000` is the long form. */
const seeds = Number(process.env.THEORY_SEEDS ?? 2)
const customers = Number(process.env.THEORY_CUSTOMERS ?? 200_000)
const exponential = { mean: 1, scv: 1 }

describe('rows of any parameters', () => {
  const rows = Array.from({ length: seeds }, (_, place) => randomRows(place + 1)).flat()

  test.each(rows)('$id is within 1 % or three standard errors', (row) => {
    const parsed = theoryRowSchema.parse({ ...row, customers })
    expect(notRunnable(parsed)).toBeUndefined()
    for (const result of runRow(parsed)) {
      const exact = row.exact[result.class] ?? Number.NaN
      const allowed = Math.max(0.01 * exact, 3 * result.standardError)
      const told = `${JSON.stringify(row)} ${JSON.stringify(result)}`
      expect(Math.abs(result.meanWait - exact), told).toBeLessThanOrEqual(allowed)
    }
  })
})

describe('the formulas themselves', () => {
  test('one rate is first come, first served; very different ones are strict', () => {
    const lambdas = [0.3, 0.5]
    const same = kleinrock(
      1,
      lambdas.map((lambda) => ({ lambda, rate: 1 })),
      exponential,
    )
    expect(same.map((one) => one.toFixed(9))).toEqual(['4.000000000', '4.000000000'])
    const apart = [
      { lambda: 0.5, rate: 1e-9 },
      { lambda: 0.3, rate: 1 },
    ]
    const [slow, fast] = kleinrock(1, apart, exponential)
    const [first, second] = cobham(1, lambdas, exponential)
    expect(fast).toBeCloseTo(first ?? 0, 6)
    expect(slow).toBeCloseTo(second ?? 0, 6)
  })

  test('who never leaves waits as without patience', () => {
    const { wait, left } = erlangA(4, 3.2, { mean: 1, patience: 1e7 })
    expect(wait).toBeCloseTo(meanWait(4, 3.2, exponential), 3)
    expect(left).toBeCloseTo(0, 6)
  })
})
