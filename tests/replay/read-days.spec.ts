import { readFileSync } from 'node:fs'
import { atClock, type BusinessDate } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { chooseDay } from './choose-day.ts'
import { recordedFigures } from './figures.ts'
import { readDays } from './read-days.ts'

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8')
const date = '2020-01-13' as BusinessDate

describe('a file of calls', () => {
  const { days, malformed } = readDays(sample('calls.csv'))

  test('is read by office and date, at hall times, with quoted names', () => {
    expect(days.map((day) => [day.office, day.date, day.tickets.length])).toEqual([
      ['Sample_Town', '2020-01-13', 5],
      ['Sample_Town', '2020-01-14', 1],
    ])
    expect(days[0]?.queues).toEqual([
      { key: '1', name: 'Registration of vehicles', letters: 'A', windows: 2 },
      { key: '2', name: 'Construction, land and roads', letters: 'K', windows: 1 },
    ])
    expect(days[0]?.tickets[0]).toMatchObject({
      ticket: 'A1',
      arrivedAt: atClock(date, '08:01'),
      calledAt: atClock(date, '08:02'),
    })
  })

  test('skips malformed rows and says where and why', () => {
    expect(malformed).toEqual([
      { line: 7, why: 'issued_est is not a time: half past eight' },
      { line: 8, why: 'called_est is before issued_est' },
      { line: 9, why: '4 cells where the header has 12' },
      { line: 10, why: 'ticket A2 stands there twice' },
    ])
  })

  test('tells the waits as they were recorded, and no services', () => {
    const figures = recordedFigures('calls', days[0]?.tickets ?? [])
    expect(figures).toEqual({
      tickets: 5,
      called: 5,
      noShows: 0,
      abandoned: 0,
      wait: { count: 5, meanMs: 228_000, medianMs: 300_000, p90Ms: 480_000, longestMs: 480_000 },
    })
  })
})

describe('a file of tickets', () => {
  const { days, malformed } = readDays(sample('tickets.csv'))

  test('is read with services, counters and who left', () => {
    expect(days).toHaveLength(1)
    expect(days[0]).toMatchObject({ format: 'tickets', date: '2026-03-02' })
    expect(days[0]?.queues.map(({ key, letters }) => [key, letters])).toEqual([
      ['registration', 'A'],
      ['advice', 'B'],
    ])
    const figures = recordedFigures('tickets', days[0]?.tickets ?? [])
    expect(figures).toMatchObject({ tickets: 7, called: 6, noShows: 0, abandoned: 1 })
    expect(figures.service?.longestMs).toBe(380_000)
  })

  test('skips malformed rows; a quote that is not closed spoils its own line only', () => {
    expect(malformed).toEqual([
      { line: 7, why: 'called is before arrival' },
      { line: 9, why: 'a quotation mark is not closed' },
      { line: 10, why: 'outcome is neither served nor abandoned: lost' },
    ])
  })
})

describe('any file', () => {
  test('is refused when its header is of neither format', () => {
    expect(() => readDays('a,b\n1,2\n')).toThrow('of neither format')
  })

  test('may have a byte order mark, CRLF and no last line end', () => {
    const text = sample('calls.csv').trimEnd().replaceAll('\n', '\r\n')
    expect(readDays(`\uFEFF${text}`)).toEqual(readDays(sample('calls.csv')))
  })

  test('keeps the last days of a year in their year', () => {
    // A public feed once stamped 30 December with the week's year, a year too late.
    const text = sample('calls.csv').replaceAll('2020-01-14', '2019-12-30')
    const last = readDays(text).days[1]
    expect(last?.date).toBe('2019-12-30')
    expect(last?.tickets[0]?.arrivedAt).toBe(Date.parse('2019-12-30T08:01:00+08:00'))
    expect(readDays(text.replaceAll('2019-12-30', '2019-02-30')).malformed.at(-1)?.why).toBe(
      'date is not a date: 2019-02-30',
    )
  })
})

describe('the day to replay', () => {
  const { days } = readDays(sample('calls.csv'))

  test('is found by the office, whole or without what stands before it, and the date', () => {
    expect(chooseDay(days, { office: 'town', date: '2020-01-14' })).toBe(days[1])
    expect(chooseDay(days, { office: 'Sample_Town', date })).toBe(days[0])
    expect(chooseDay(days.slice(0, 1), {})).toBe(days[0])
  })

  test('must be one: otherwise the choices are named', () => {
    expect(() => chooseDay(days, {})).toThrow('--office Sample_Town --date 2020-01-13   5 tickets')
    expect(() => chooseDay(days, { office: 'village' })).toThrow('no such day')
    expect(() => chooseDay([], {})).toThrow('no usable row')
  })
})
