import { describe, expect, test } from 'vitest'
import { readDays } from '../replay/read-days.ts'
import { figuresOf } from './figures.ts'
import type { Judged } from './judge.ts'
import { readOptions } from './options.ts'
import { forecastTable } from './print-table.ts'
import { splitDays } from './split-days.ts'

const header = 'office,date,queue_id,queue,ticket,issued_est,called_est,open_counters_at_call'
const dayOf = (office: string, date: string) =>
  `${office},${date},1,A: Vehicles,A1,08:00:00,08:05:00,2`
const daysOf = (...rows: readonly string[]) => readDays([header, ...rows].join('\n')).days

const one = (office: string, waitMinutes: number, said?: number): Judged => {
  const les = waitMinutes + 10
  const forecast = said === undefined ? undefined : { low: said - 2, median: said, high: said + 2 }
  const baselines = { les, hol: les, lastTen: les, aheadMeanWindows: 0, zms: 0 }
  return { office, date: '2020-01-02', queue: '1', waitMinutes, forecast, baselines }
}

describe('figures', () => {
  const days = daysOf(dayOf('UD_A', '2020-01-02'), dayOf('USC_B', '2020-01-02'))
  const judged = [one('UD_A', 10, 11), one('UD_A', 20, 25), one('UD_A', 2.4, 2.4), one('USC_B', 9)]
  const figures = figuresOf({ judged, learntFrom: judged }, days)

  test('overall counts the districts and real waits, all every ticket', () => {
    expect(figures.overall).toEqual({
      tickets: 2,
      mae: 3,
      maeLes: 10,
      ratio: 0.3,
      coverage: 0.5,
      width: 4,
    })
    expect(figures.all.tickets).toBe(4)
    expect(figures.all.mae).toBe(4)
  })

  test('where it could not say, the last wait is taken and the range counts as missed', () => {
    expect(figures.unsaid).toBe(1)
    expect(figures.all.coverage).toBe(0.5)
  })

  test('services are named, the simple rules stand beside them', () => {
    expect(figures.services.map(({ service, tickets }) => [service, tickets])).toEqual([
      ['UD_A A: Vehicles', 2],
    ])
    expect(figures.baselines.les).toMatchObject({ tickets: 2, mae: 10, ratio: 1, coverage: 1 })
    expect(forecastTable(figures)).toContain('overall')
  })

  test('without districts every office counts; nothing to judge is no division by zero', () => {
    const other = figuresOf({ judged: [one('X', 10, 9)], learntFrom: [] }, daysOf())
    expect(other.overall.tickets).toBe(1)
    const none = figuresOf({ judged: [], learntFrom: [] }, daysOf())
    expect(none.overall).toEqual({
      tickets: 0,
      mae: null,
      maeLes: null,
      ratio: null,
      coverage: null,
      width: null,
    })
    expect(forecastTable(none)).toContain('–')
  })
})

describe('the days', () => {
  const dates = ['02', '03', '07', '08', '09', '10', '13', '14'].map((day) => `2020-01-${day}`)
  const days = daysOf(...dates.map((date) => dayOf('UD_A', date)))

  test('are learnt from up to the last four, or as asked, inclusive', () => {
    expect(splitDays(days, undefined).judgedDates).toEqual(dates.slice(4))
    expect(splitDays(days, '2020-01-03').fitDates).toEqual(dates.slice(0, 2))
    expect(splitDays(days, '2019-12-31').fitDates).toEqual([])
    expect(splitDays(days.slice(0, 3), undefined).fitDates).toEqual(dates.slice(0, 1))
    expect(splitDays(days.slice(0, 1), undefined).judgedDates).toEqual(dates.slice(0, 1))
  })

  test('must leave something to judge', () => {
    expect(() => splitDays(days, '2020-01-14')).toThrow(/no day is left/)
    expect(() => splitDays([], undefined)).toThrow(/no usable row/)
  })
})

describe('the command line', () => {
  test('takes a file and three options', () => {
    expect(readOptions(['f.csv', '--fit-until', '2020-01-10', '--json'])).toEqual({
      kind: 'judge',
      options: { file: 'f.csv', fitUntil: '2020-01-10', json: true },
    })
    expect(readOptions(['--help'])).toEqual({ kind: 'help' })
  })

  test.each([
    [[], /name the file/],
    [['a', 'b'], /too many/],
    [['a', '--fit-until', '2020-02-30'], /--fit-until is not a date/],
    [['a', '--fit-until', 'yesterday'], /--fit-until is not a date/],
    [['a', '--fast'], /--fast/],
  ])('%j is wrong, with a sentence', (args, sentence) => {
    const answer = readOptions(args)
    expect(answer.kind === 'wrong' ? answer.sentence : '').toMatch(sentence)
  })
})
