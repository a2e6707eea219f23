import { atClock, type BusinessDate, type EpochMs, hallOffsetMs } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { casePlan } from './cases.testkit.ts'
import { afterSessionTime, endOfTerm, isWorkingDay, workingDaysBetween } from './working-days.ts'

const { calendar } = casePlan()
const at = (date: string, clock: string) => atClock(date as BusinessDate, clock)
const text = (ms: EpochMs) => new Date(ms + hallOffsetMs).toISOString().slice(0, 16)

describe('terms in working days', () => {
  test.each([
    ['the day itself does not count', '2026-11-23', 1, '2026-11-24T17:00'],
    ['a holiday on a weekday is left out (25th)', '2026-11-23', 2, '2026-11-26T17:00'],
    ['a make-up Saturday counts (28th)', '2026-11-23', 4, '2026-11-28T17:00'],
    ['a Sunday does not', '2026-11-23', 5, '2026-11-30T17:00'],
    ['begun on a closed day', '2026-11-25', 1, '2026-11-26T17:00'],
    ['seven days of National Day', '2026-09-30', 1, '2026-10-02T17:00'],
  ])('[CASE-5] %s', (_what, date, days, end) => {
    expect(text(endOfTerm(calendar, at(date, '10:00'), days))).toBe(end)
  })

  test('[CASE-5] half a working day is session time, over the rest and over the night', () => {
    const threeHours = 3 * 3_600_000
    const after = (date: string, clock: string) =>
      text(afterSessionTime(calendar, at(date, clock), threeHours))
    expect(after('2026-11-23', '09:00')).toBe('2026-11-23T12:00')
    expect(after('2026-11-23', '10:00')).toBe('2026-11-23T14:30')
    expect(after('2026-11-24', '16:00')).toBe('2026-11-26T11:00')
    expect(after('2026-11-28', '20:00')).toBe('2026-11-30T12:00')
  })

  test('[CASE-5] days left and days missed are counted at the close of business', () => {
    const due = at('2026-11-26', '17:00')
    const left = (date: string, clock: string) => workingDaysBetween(calendar, at(date, clock), due)
    expect(left('2026-11-23', '10:00')).toBe(3)
    expect(left('2026-11-26', '16:59')).toBe(1)
    expect(left('2026-11-26', '17:00')).toBe(0)
    expect(left('2026-11-27', '17:30')).toBe(-1)
    expect(left('2026-11-29', '12:00')).toBe(-2)
  })

  test('[CASE-5] whatever the calendar, a term ends on a working day and holds its days', () => {
    const dates = fc.integer({ min: 0, max: 120 }).map((days) => dateAfter(days))
    const calendars = fc.record({
      closedDates: fc.uniqueArray(dates, { maxLength: 40 }),
      openDates: fc.uniqueArray(dates, { maxLength: 20 }),
    })
    fc.assert(
      fc.property(calendars, dates, fc.integer({ min: 1, max: 30 }), (days, date, count) => {
        const own = { ...calendar, ...days }
        const from = at(date, '10:00')
        const end = endOfTerm(own, from, count)
        const last = new Date(end + hallOffsetMs).toISOString().slice(0, 10) as BusinessDate
        expect(isWorkingDay(own, last)).toBe(true)
        expect(last > date).toBe(true)
        const own0 = isWorkingDay(own, date) ? 1 : 0
        expect(workingDaysBetween(own, from, end)).toBe(count + own0)
      }),
      { numRuns: 300 },
    )
  })
})

const dateAfter = (days: number) =>
  new Date(Date.UTC(2026, 10, 1 + days)).toISOString().slice(0, 10) as BusinessDate
