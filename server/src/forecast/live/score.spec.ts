import { atClock, type BusinessDate, type EpochMs, usualForecastRules } from '@yihao/contract'
import { expect, test } from 'vitest'
import type { Happened } from './said.ts'
import { ScoreBook } from './score.ts'

const minute = 60_000
const monday = '2026-11-23' as BusinessDate

const wait = (told: readonly [number, number] | undefined, waited: number, more = {}): Happened =>
  ({
    ticketId: 't1',
    number: 'A001',
    queueId: 'A',
    at: atClock(monday, '09:10'),
    phase: 'joined',
    range: told && { fromMs: told[0] * minute, toMs: told[1] * minute },
    medianMs: told && ((told[0] + told[1]) / 2) * minute,
    lastWaitMs: 0,
    aheadMs: 30 * minute,
    outcome: 'called',
    waitedMs: waited * minute,
    ...more,
  }) as Happened

const rules = { ...usualForecastRules, ticketsMin: 2 }
const scored = (...all: readonly Happened[]) => {
  const book = new ScoreBook()
  book.add(all)
  return book.score(rules)
}

test('[FORECAST-7] hits, and the errors of three rules over the same waits', () => {
  const score = scored(wait([10, 20], 12), wait([10, 20], 30))
  expect(score).toMatchObject({ tickets: 2, hits: 1, verdict: 'failing' })
  expect(score.errorMs).toBe(9 * minute)
  expect(score.lastWaitErrorMs).toBe(21 * minute)
  expect(score.aheadErrorMs).toBe(9 * minute)
  expect(score.widthMs).toBe(10 * minute)
})

test('[FORECAST-7] who walks straight up is not counted, unless they were told so wrongly', () => {
  expect(scored(wait([0, 5], 1)).tickets).toBe(0)
  expect(scored(wait([0, 5], 9))).toMatchObject({ tickets: 1, hits: 0 })
})

test('[FORECAST-7] later ranges and numbers that left do not count; those told nothing are named', () => {
  expect(scored(wait([10, 20], 15, { phase: 'later' })).tickets).toBe(0)
  expect(scored(wait([10, 20], 15, { outcome: 'left' })).tickets).toBe(0)
  expect(scored(wait(undefined, 15))).toMatchObject({ tickets: 0, unsaid: 1 })
})

test('[FORECAST-7] too few waits are no verdict, and the band has two ends', () => {
  expect(scored(wait([10, 20], 90)).verdict).toBe('few')
  expect(scored(wait([10, 20], 15), wait([10, 20], 15)).verdict).toBe('failing')
  const four = [15, 15, 15, 90].map((one) => wait([10, 20], one))
  expect(scored(...four).verdict).toBe('kept')
})

test('[FORECAST-7] by queue, hour and date, and older dates are left behind', () => {
  const book = new ScoreBook()
  const next = atClock('2026-11-24' as BusinessDate, '10:00') as EpochMs
  book.add([wait([10, 20], 15), wait([10, 20], 15, { queueId: 'B', at: next })])
  expect(book.score(rules, { queueId: 'B' as never }).tickets).toBe(1)
  expect(book.score(rules, { hour: 9 }).tickets).toBe(1)
  expect(book.hours(monday)).toEqual([9])
  book.forgetBefore('2026-11-24' as BusinessDate)
  expect(book.score(rules).tickets).toBe(1)
})
