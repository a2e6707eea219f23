import { atClock, feedQuarterSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { monday, openHall } from '../engine/scenario.testkit.ts'
import {
  abandons,
  callsNext,
  closes,
  finishes,
  midnight,
  misses,
  opens,
  pauses,
  resumesWindow,
  starts,
  takes,
  toQueue,
  transfers,
} from '../engine/steps.testkit.ts'
import { foldEvent } from './fold-event.ts'
import { feedOf, total } from './folding.testkit.ts'
import { type QuarterDraft, quarterMs, runningRows, sealUntil } from './quarters.ts'

const minutes = (count: number) => count * 60_000
const atClockOf = (row: QuarterDraft) =>
  new Date(row.from + 8 * 3_600_000).toISOString().slice(11, 16)
const filled = (row: QuarterDraft) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== 0))

describe('quarters of an hour', () => {
  test('count a ticket where it was, a call and a service at their window', () => {
    const hall = openHall().given(opens('w1')).at('09:05').given(takes()).at('09:12')
    hall.given(callsNext('w1'), starts('w1')).at('09:20').given(finishes('w1')).at('09:31')
    const { rows } = feedOf(hall.events, hall.now)
    const day = rows.filter((row) => row.from >= atClock(monday, '09:00')).map(filled)
    const line = { version: 1, hallId: 'hall-1', businessDate: monday }
    const first = { ...line, from: atClock(monday, '09:00'), to: atClock(monday, '09:15') }
    const second = { ...line, from: atClock(monday, '09:15'), to: atClock(monday, '09:30') }
    const wait = minutes(7)
    expect(day).toEqual([
      { ...first, queueId: 'A', issued: 1 },
      {
        ...first,
        queueId: 'A',
        windowId: 'w1',
        called: 1,
        waitGrossMsSum: wait,
        waitNetMsSum: wait,
        waitGrossMsMax: wait,
        waitNetMsMax: wait,
      },
      { ...first, windowId: 'w1', serves: ['A', 'Z'], openMs: minutes(15) },
      {
        ...second,
        queueId: 'A',
        windowId: 'w1',
        finished: 1,
        servingMsSum: minutes(8),
        servingMsMax: minutes(8),
      },
      { ...second, windowId: 'w1', serves: ['A', 'Z'], openMs: minutes(15) },
    ])
  })

  test('are final only when they are over', () => {
    const hall = openHall().given(takes()).at('09:14:59')
    const before = feedOf(hall.events, hall.now)
    expect(before.rows.every((row) => row.to <= atClock(monday, '09:00'))).toBe(true)
    expect(total(runningRows(before.state, hall.now), 'issued')).toBe(1)
    expect(total(feedOf(hall.events, hall.at('09:15').now).rows, 'issued')).toBe(1)
  })

  test('have a row each while the day is open, even when nothing happened', () => {
    const hall = openHall().at('10:00')
    const { rows } = feedOf(hall.events, hall.now)
    expect(rows.map(atClockOf)).toEqual([
      '08:00',
      '08:15',
      '08:30',
      '08:45',
      '09:00',
      '09:15',
      '09:30',
      '09:45',
    ])
    for (const row of rows)
      expect(() => feedQuarterSchema.parse({ ...row, cursor: 1 })).not.toThrow()
  })

  test('[TIME-2] tell a wait over noon gross and net of the rest', () => {
    const hall = openHall().given(opens('w1')).at('11:40').given(takes()).at('13:45')
    hall.given(callsNext('w1')).at('14:00')
    const { rows } = feedOf(hall.events, hall.now)
    expect(total(rows, 'waitGrossMsSum')).toBe(minutes(125))
    expect(total(rows, 'waitNetMsSum')).toBe(minutes(35))
  })

  test('split the open and the paused time of a window at their borders', () => {
    const hall = openHall().at('09:10').given(opens('w1')).at('09:20').given(pauses('w1'))
    hall.at('09:40').given(resumesWindow('w1')).at('09:50').given(closes('w1')).at('10:15')
    const { rows } = feedOf(hall.events, hall.now)
    const times = rows
      .filter((row) => row.windowId === 'w1')
      .map((row) => [atClockOf(row), row.openMs / 60_000, row.pausedMs / 60_000])
    expect(times).toEqual([
      ['09:00', 5, 0],
      ['09:15', 5, 10],
      ['09:30', 5, 10],
      ['09:45', 5, 0],
    ])
  })

  test('count nothing of a window after the midnight of its date', () => {
    const hall = openHall().at('23:50').given(opens('w1')).at('02:00', '2026-11-24').given(midnight)
    const { rows } = feedOf(hall.events, (hall.now + quarterMs) as typeof hall.now)
    expect(total(rows, 'openMs')).toBe(minutes(10))
    expect(rows.filter((row) => row.from >= atClock(monday, '00:00') + 86_400_000)).toEqual([])
  })

  test('name the window of who was missed, none of who gave up in the line', () => {
    const hall = openHall().given(opens('w1'), takes(), takes()).at('09:01')
    hall.given(callsNext('w1')).at('09:04').given(misses('w1'), abandons('A002')).at('09:15')
    const { rows } = feedOf(hall.events, hall.now)
    const missed = rows.filter((row) => row.noShows > 0)
    expect(missed.map(({ queueId, windowId, noShows }) => [queueId, windowId, noShows])).toEqual([
      ['A', 'w1', 1],
    ])
    const gaveUp = rows.filter((row) => row.abandoned > 0)
    expect(gaveUp.map(({ queueId, windowId }) => [queueId, windowId])).toEqual([['A', undefined]])
  })

  test('count a transferred ticket where it is called again, and no service for the first leg', () => {
    const hall = openHall().given(opens('w2'), opens('w4'), takes({ items: ['N2'] }))
    hall.given(callsNext('w2'), starts('w2')).at('09:10')
    hall
      .given(transfers('w2', toQueue('C')))
      .at('09:14')
      .given(callsNext('w4'))
      .at('09:15')
    const { rows } = feedOf(hall.events, hall.now)
    const called = rows.filter((row) => row.called > 0)
    expect(called.map((row) => [row.queueId, row.windowId, row.waitGrossMsSum])).toEqual([
      ['A', 'w2', 0],
      ['C', 'w4', minutes(4)],
    ])
    expect(total(rows, 'finished') + total(rows, 'servingMsSum')).toBe(0)
  })

  test('[TIME-1] that were told take no more, though the clock be set back', () => {
    const hall = openHall().at('09:05').given(opens('w1'), takes())
    const { state } = feedOf(hall.events, atClock(monday, '09:30'))
    const late = hall.at('09:10').given(callsNext('w1')).events.at(-1)
    if (late === undefined) throw new Error('a ticket was called')
    expect(foldEvent(state, late).rows).toEqual([])
    const rows = sealUntil(state, atClock(monday, '09:45'))
    expect(rows.filter((row) => row.called > 0).map(atClockOf)).toEqual(['09:30'])
    expect(total(rows, 'waitGrossMsSum')).toBe(minutes(5))
  })
})
