import { describe, expect, test } from 'vitest'
import { binned, binOf } from './bins.ts'
import { addedBy, type Boosting, boost } from './boost.ts'
import { seeded } from './seeded.ts'

const boosting: Boosting = {
  quantiles: [0.1, 0.5, 0.9],
  turns: [1, 0, 1, 2],
  trees: 60,
  depth: 3,
  rate: 0.2,
  leafRowsMin: 20,
  rowsMax: 2_000,
  signShare: 1,
  seed: 1,
}

/** The target is 10 below 0.5 and 30 above, give or take 5; a second sign is noise or unknown. */
function examplesOf(rows: number) {
  const chance = seeded(3)
  const signs = new Float64Array(rows * 2)
  const targets = new Float64Array(rows)
  for (let row = 0; row < rows; row += 1) {
    const first = chance()
    signs[row * 2] = first
    signs[row * 2 + 1] = chance() < 0.3 ? Number.NaN : chance()
    targets[row] = (first < 0.5 ? 10 : 30) + 10 * (chance() - 0.5)
  }
  return { signs, width: 2, targets, starts: new Float64Array(rows) }
}

describe('boosted trees', () => {
  test('learn the median and the range around it', () => {
    const model = boost(examplesOf(2_000), boosting)
    for (const [sign, middle] of [
      [0.2, 10],
      [0.8, 30],
    ] as const) {
      const [low = 0, median = 0, high = 0] = addedBy(model, Float64Array.of(sign, Number.NaN))
      expect(Math.abs(median - middle)).toBeLessThan(1)
      expect(Math.abs(low - (middle - 4))).toBeLessThan(1)
      expect(Math.abs(high - (middle + 4))).toBeLessThan(1)
    }
  })

  test('are the same every time', () => {
    const [one, other] = [boost(examplesOf(500), boosting), boost(examplesOf(500), boosting)]
    expect(one.trees).toEqual(other.trees)
  })

  test('add nothing where there was nothing to learn', () => {
    const nothing = new Float64Array()
    const model = boost({ signs: nothing, width: 2, targets: nothing, starts: nothing }, boosting)
    expect(addedBy(model, Float64Array.of(1, 2))).toEqual([0, 0, 0])
  })
})

test('unknown values have a bin of their own, all others stand in order', () => {
  const { borders } = binned(Float64Array.of(1, Number.NaN, 2, 3, 3, 3), 1)
  const own = borders[0] ?? new Float64Array()
  expect(binOf(own, Number.NaN)).toBe(0)
  expect([-5, 1, 2, 3, 99].map((value) => binOf(own, value))).toEqual([1, 1, 2, 3, 3])
})

test('seeded chance is even and repeats', () => {
  const draw = (seed: number) => Array.from({ length: 1_000 }, seeded(seed))
  expect(draw(5)).toEqual(draw(5))
  expect(draw(5)).not.toEqual(draw(6))
  expect(Math.abs(draw(5).reduce((sum, one) => sum + one, 0) / 1_000 - 0.5)).toBeLessThan(0.05)
})
