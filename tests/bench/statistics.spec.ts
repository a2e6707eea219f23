import { describe, expect, test } from 'vitest'
import { compare, median, meets, percentile, type Round, trusted } from './statistics.ts'

const round = (product: number, baseline: number): Round => ({
  product: { p99: product },
  baseline: { p99: baseline },
})

describe('middle and tail', () => {
  test('the median is the middle one, or between the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([7])).toBe(7)
    expect(median([])).toBeNaN()
  })

  test('a percentile is a value that was measured', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index)
    expect(percentile(values, 0.5)).toBe(50)
    expect(percentile(values, 0.99)).toBe(99)
    expect(percentile(values, 1)).toBe(100)
    expect(percentile([10, 9], 0.5)).toBe(9)
    expect(percentile([5], 0.01)).toBe(5)
    expect(percentile([], 0.5)).toBeNaN()
  })
})

describe('rounds', () => {
  test('count when their baseline is within twice the median', () => {
    const rounds = [round(1, 10), round(1, 20), round(1, 5), round(1, 21), round(1, 4)]
    expect(trusted(rounds, 'p99')).toEqual([true, true, true, false, false])
  })

  test('a figure that is missing makes its round void', () => {
    expect(trusted([{ product: {}, baseline: {} }], 'p99')).toEqual([false])
  })

  test('are compared one by one, without the void ones', () => {
    const compared = compare([round(10, 10), round(30, 20), round(24, 12), round(500, 100)], 'p99')
    expect(compared).toMatchObject({ product: 24, baseline: 12, ratio: 1.5 })
    expect(compared).toMatchObject({ ratioLeast: 1, ratioMost: 2, rounds: 3, voidRounds: 1 })
  })

  test('may be void by another figure than the one that is compared', () => {
    const calm = { product: { p50: 2, p99: 9 }, baseline: { p50: 1, p99: 4 } }
    const stormy = { product: { p50: 2, p99: 90 }, baseline: { p50: 1, p99: 40 } }
    expect(compare([calm, calm, stormy], 'p50', 'p99').rounds).toBe(2)
    expect(compare([calm, calm, stormy], 'p50').rounds).toBe(3)
  })
})

describe('a goal', () => {
  test('is met at the figure itself', () => {
    expect(meets({ kind: 'at-least', ratio: 0.7 }, 0.7)).toBe(true)
    expect(meets({ kind: 'at-least', ratio: 0.7 }, 0.69)).toBe(false)
    expect(meets({ kind: 'at-most', ratio: 1.5 }, 1.5)).toBe(true)
    expect(meets({ kind: 'at-most', ratio: 1.5 }, 1.51)).toBe(false)
  })

  test('is not met by what could not be measured', () => {
    expect(meets({ kind: 'at-most', ratio: 1.5 }, Number.NaN)).toBe(false)
    expect(meets({ kind: 'at-least', ratio: 0.7 }, Number.NaN)).toBe(false)
  })
})
