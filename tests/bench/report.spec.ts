import { describe, expect, test } from 'vitest'
import type { Measured } from './part.ts'
import { fails, figureOf, figureText, number } from './report.ts'

const round = (product: number, baseline: number) => ({
  product: { p99: product },
  baseline: { p99: baseline },
})
const measured: Measured = {
  id: 'b2',
  what: 'press to 100 boards, p99',
  against: 'bare Socket.IO',
  unit: 'ms',
  figure: 'p99',
  goal: { kind: 'at-most', ratio: 1.5 },
  rounds: [round(12, 10), round(14, 10), round(13, 10)],
}

describe('a verdict', () => {
  test('is met or missed by the median of the ratios', () => {
    expect(figureOf(measured, 3)).toMatchObject({ verdict: 'met', ratio: 1.3, rounds: 3 })
    const slow = { ...measured, rounds: [round(16, 10), round(20, 10), round(10, 10)] }
    expect(figureOf(slow, 3).verdict).toBe('missed')
    expect(fails(figureOf(slow, 3))).toBe(true)
  })

  test('is none with fewer rounds than asked for, and that is no success', () => {
    const disturbed = { ...measured, rounds: [...measured.rounds, round(50, 40)] }
    expect(figureOf(disturbed, 4)).toMatchObject({ verdict: 'not measured', voidRounds: 1 })
    expect(fails(figureOf(disturbed, 4))).toBe(true)
    expect(figureOf({ ...measured, rounds: [] }, 3).verdict).toBe('not measured')
  })

  test('is not asked for where there is no goal', () => {
    const { goal: _, ...told } = measured
    expect(figureOf(told, 3).verdict).toBe('told only')
    expect(fails(figureOf(told, 3))).toBe(false)
  })
})

test('a figure is told with its ratio, its spread and its goal', () => {
  const text = figureText(figureOf(measured, 3))
  expect(text).toContain('press to 100 boards, p99 — beside: bare Socket.IO')
  expect(text).toContain('13 ms / 10 ms = 1.3 (1.2–1.4 in 3 rounds, goal ≤ 1.5): met')
})

test.each([
  [0.01234, '0.01'],
  [0.5, '0.5'],
  [1.2345, '1.23'],
  [12.345, '12.3'],
  [1_234.5, '1,235'],
  [Number.NaN, '–'],
])('%d is written %s', (value, text) => {
  expect(number(value)).toBe(text)
})
