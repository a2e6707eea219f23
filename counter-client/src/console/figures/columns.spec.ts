import type { DayFigures } from '@yihao/contract'
import { dayFiguresSchema } from '@yihao/contract'
import { expect, test } from 'vitest'
import { figureColumns, minutesOf, percentOf } from './columns.ts'

const none = { count: 0, meanMs: 0, medianMs: 0, p90Ms: 0, longestMs: 0 }
const day = (change: Record<string, unknown>): DayFigures =>
  dayFiguresSchema.parse({
    businessDate: '2026-11-23',
    issued: 40,
    called: 36,
    finished: 30,
    noShows: 3,
    abandoned: 2,
    expired: 1,
    rated: 12,
    waitGross: none,
    waitNet: none,
    serving: none,
    ...change,
  })
const value = (key: string, figures: DayFigures) =>
  figureColumns.find((column) => column.key === key)?.value(figures)

test('minutes have one decimal, and nothing measured is no zero', () => {
  expect(minutesOf(505_000, 3)).toBe('8.4')
  expect(minutesOf(0, 4)).toBe('0.0')
  expect(minutesOf(0, 0)).toBeUndefined()
})

test('a share of nothing is not shown', () => {
  expect(percentOf(12, 30)).toBe('40')
  expect(percentOf(0, 0)).toBeUndefined()
  expect(value('rated', day({}))).toBe('40')
  expect(value('rated', day({ finished: 0, rated: 0 }))).toBeUndefined()
})

test('every figure has a unit and a formula', () => {
  const silent = figureColumns.filter(({ unit, formula }) => unit.zh === '' || formula.zh === '')
  expect(silent).toEqual([])
})

test('every mean, percentile and share has its sample, and no count has one', () => {
  for (const { key, unit, sample } of figureColumns) {
    expect([key, sample !== undefined]).toEqual([key, unit.zh !== '人'])
  }
})

test('waits are those net of rest', () => {
  const waitNet = { count: 36, meanMs: 600_000, medianMs: 540_000, p90Ms: 1, longestMs: 2 }
  expect(value('waitNet-meanMs', day({ waitNet }))).toBe('10.0')
  expect(value('left', day({}))).toBe('3')
})
