import { describe, expect, test } from 'vitest'
import { learnForecaster } from '../../server/src/forecast/learn-forecaster.ts'
import type { PastDay } from '../../server/src/forecast/past-waits.ts'
import { minuteMs, type QueueNews } from '../../server/src/forecast/queue-news.ts'
import type { Forecast } from '../../server/src/forecast/wait-forecaster.ts'
import { readDays } from '../replay/read-days.ts'
import { clockOffsetMs } from './clock-offset.ts'
import { generatedTickets } from './generated-days.testkit.ts'
import { newsOfDay } from './news-of-day.ts'

const text = generatedTickets({ seed: 4, days: 5, windows: 5, services: 3, ticketsADay: 160 })
const days: readonly PastDay[] = readDays(text).days.map((day) => ({
  hall: day.office,
  date: day.date,
  clockOffsetMs,
  news: newsOfDay(day),
}))
const [fit, judged] = [days.slice(0, 3), days.slice(3)]

type Change = (news: readonly QueueNews[]) => readonly QueueNews[]

/** What every ticket of the judged days was told, by the moment of joining. */
function told(change: Change): ReadonlyMap<string, Forecast | undefined> {
  const forecaster = learnForecaster(fit)
  const all = new Map<string, Forecast | undefined>()
  for (const day of judged) {
    const open = forecaster.openDay(day)
    for (const news of change(day.news)) {
      open.hear(news)
      if (news.kind === 'joined') all.set(`${news.at} ${news.ticket}`, open.saidTo(news.ticket))
    }
  }
  return all
}

const at = (date: string | undefined, hours: number) =>
  Date.parse(`${date}T00:00:00Z`) - clockOffsetMs + hours * 60 * minuteMs
const noon = at(judged[0]?.date, 12)
const joinedBy = (all: ReadonlyMap<string, unknown>, moment: number) =>
  [...all].filter(([key]) => Number(key.split(' ')[0]) <= moment)

describe('a forecast', () => {
  const asItWas = told((news) => news)

  test.each<[string, Change]>([
    ['nothing more happens', (news) => news.filter((one) => one.at <= noon)],
    [
      'all calls come an hour later',
      (news) =>
        news
          .map((one) =>
            one.at > noon && one.kind !== 'joined' ? { ...one, at: one.at + 60 * minuteMs } : one,
          )
          .sort((a, b) => a.at - b.at),
    ],
    [
      'everybody leaves',
      (news) =>
        news.map((one) =>
          one.at > noon && one.kind === 'called'
            ? { kind: 'left' as const, at: one.at, ticket: one.ticket }
            : one,
        ),
    ],
  ])('is the same whatever happens after it: %s', (_, change) => {
    const before = joinedBy(asItWas, noon)
    expect(before.length).toBeGreaterThan(60)
    expect(joinedBy(told(change), noon)).toEqual(before)
  })

  test('does change with what has happened before it', () => {
    const earlier = noon - 120 * minuteMs
    const fewer = told((news) => news.filter(({ kind, at }) => at < earlier || kind !== 'called'))
    expect(joinedBy(fewer, noon)).not.toEqual(joinedBy(asItWas, noon))
  })

  test('is finite, never negative and in order, for everybody', () => {
    expect(asItWas.size).toBeGreaterThan(250)
    for (const said of asItWas.values()) {
      expect(said?.low).toBeGreaterThanOrEqual(0)
      expect(said?.median).toBeGreaterThanOrEqual(said?.low ?? 1)
      expect(said?.high).toBeGreaterThanOrEqual(said?.median ?? 1)
      expect(Number.isFinite(said?.high)).toBe(true)
    }
  })
})

test('a hall without any past cannot say before its first call', () => {
  const open = learnForecaster([]).openDay({ hall: 'new', date: '2026-03-02', clockOffsetMs })
  expect(open.forecast('A', noon)).toBeUndefined()
  open.hear({ kind: 'joined', at: noon, ticket: 'A1', queue: 'A' })
  open.hear({ kind: 'called', at: noon + minuteMs, ticket: 'A1' })
  expect(open.forecast('A', noon + 2 * minuteMs)?.median).toBeGreaterThanOrEqual(0)
  expect(Number.isFinite(open.forecast('B', noon + 900 * minuteMs)?.high)).toBe(true)
})

test('thousands in one line before one window, for three hours nobody called', () => {
  const open = learnForecaster(fit).openDay({ hall: 'tickets', date: 'x', clockOffsetMs })
  for (let index = 0; index < 3_000; index += 1) {
    open.live.hear({ kind: 'joined', at: noon + index, ticket: `t${index}`, queue: 'service 1' })
  }
  const said = open.forecast('service 1', noon + 180 * minuteMs)
  expect(said?.median).toBeGreaterThan(60)
  expect(Number.isFinite(said?.high)).toBe(true)
})
