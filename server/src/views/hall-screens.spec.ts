import { limits, type WindowId, type ZoneId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import {
  abandons,
  arrive,
  asksHelp,
  callsNext,
  finishes,
  misses,
  opens,
  pauses,
  recalls,
  reinstates,
  starts,
} from '../engine/steps.testkit.ts'
import { boardView } from './board-view.ts'
import { signView } from './sign-view.ts'
import { figuresOf } from './wait-figures.ts'
import { wallView } from './wall-view.ts'

const board = ({ hall, now }: Scenario) => boardView(hall, 'hall' as ZoneId, now)
const sign = ({ hall, now }: Scenario) => signView(hall, 'w1' as WindowId, now)
const wall = ({ hall, now }: Scenario) => wallView(hall, now)

describe('the call board', () => {
  test('shows who is called now, and the last calls, the latest first', () => {
    const hall = arrive(openHall().given(opens('w1'), opens('w2')), 3)
    hall.given(callsNext('w1'), starts('w1'), finishes('w1'), callsNext('w1')).later(5)
    hall.given(callsNext('w2'))
    const view = board(hall)
    expect(view?.calling.map((call) => [call.number, call.windowNumber])).toEqual([
      ['A003', 2],
      ['A002', 1],
    ])
    expect(view?.recent.map((call) => call.number)).toEqual(['A003', 'A002', 'A001'])
    expect(view?.queues[0]).toMatchObject({ queueId: 'A', waiting: 0, openWindows: 2 })
  })

  test('a number that is called again comes to the top', () => {
    const hall = arrive(openHall().given(opens('w1'), opens('w2')), 2)
    hall.given(callsNext('w1'), callsNext('w2')).later(20).given(recalls('w1'))
    expect(board(hall)?.recent[0]).toMatchObject({ number: 'A001', callCount: 2 })
  })

  test('shows a number once that was put back and is called again at the same window', () => {
    const hall = arrive(openHall().given(opens('w1')), 1).given(callsNext('w1'), misses('w1'))
    hall.given(reinstates('A001'), callsNext('w1'))
    expect(board(hall)?.calling).toHaveLength(1)
    expect(board(hall)?.recent).toHaveLength(2)
  })

  test('keeps no more than fit, and forgets who missed among those called now', () => {
    const hall = arrive(openHall().given(opens('w1')), 10)
    for (let one = 0; one < 10; one += 1) hall.given(callsNext('w1'), misses('w1'))
    expect(board(hall)?.calling).toEqual([])
    expect(board(hall)?.recent).toHaveLength(limits.boardRecentCallsMax)
  })

  test('is none for a zone that is not in the plan', () => {
    const { hall, now } = openHall()
    expect(boardView(hall, 'cellar' as ZoneId, now)).toBeUndefined()
  })
})

describe('the sign of a window', () => {
  test('follows the number that is there, and its state', () => {
    const hall = arrive(openHall(), 1)
    expect(sign(hall)?.window.state).toBe('closed')
    hall.given(opens('w1'), callsNext('w1'))
    expect(sign(hall)?.ticket).toEqual({
      number: 'A001',
      status: 'called',
      since: hall.now,
      callCount: 1,
    })
    expect(sign(hall.later(9).given(starts('w1')))?.ticket).toMatchObject({
      status: 'serving',
      since: hall.now,
    })
    const paused = sign(hall.given(finishes('w1'), pauses('w1')))
    expect(paused).toMatchObject({ window: { state: 'paused' } })
    expect(paused?.ticket).toBeUndefined()
  })
})

describe('the wall of the managers', () => {
  test('counts everybody once', () => {
    const hall = arrive(openHall().given(opens('w1'), opens('w2')), 5)
    hall.given(callsNext('w1'), starts('w1'), finishes('w1'))
    hall.given(callsNext('w1'), misses('w1'), callsNext('w1'), callsNext('w2'), starts('w2'))
    hall.given(abandons('A005'))
    expect(wall(hall)?.totals).toMatchObject({
      issued: 5,
      waiting: 0,
      called: 1,
      serving: 1,
      held: 0,
      missed: 1,
      finished: 1,
      abandoned: 1,
    })
  })

  test('[TIME-2] its waits leave out the rest of the hall', () => {
    const hall = arrive(openHall().given(opens('w1')).at('11:39:59'), 1).at('13:40')
    hall.given(callsNext('w1'))
    const minutes = 30 * 60_000
    expect(wall(hall)?.totals.waits).toMatchObject({ count: 1, medianMs: minutes })
    expect(wall(hall)?.queues[0]).toMatchObject({ calledToday: 1, waits: { longestMs: minutes } })
  })

  test('[WIN-5] shows where help is asked for', () => {
    const hall = openHall().given(opens('w1'), asksHelp('w1'))
    expect(wall(hall)?.help).toMatchObject([{ windowNumber: 1, reason: { zh: 'dispute' } }])
  })

  test('its curve counts by quarters of an hour', () => {
    const hall = arrive(openHall().given(opens('w1')).at('09:00'), 3).at('09:16')
    hall.given(callsNext('w1'))
    expect(wall(hall)?.curve.map(({ from: _, ...counts }) => counts)).toEqual([
      { issued: 3, called: 0, waiting: 3 },
      { issued: 0, called: 1, waiting: 2 },
    ])
  })

  test('a quantile is always a value that somebody waited', () => {
    expect(figuresOf([])).toMatchObject({ count: 0, medianMs: 0 })
    expect(figuresOf([5])).toEqual({ count: 1, meanMs: 5, medianMs: 5, p90Ms: 5, longestMs: 5 })
    const ten = figuresOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
    expect(ten).toEqual({ count: 10, meanMs: 6, medianMs: 5, p90Ms: 9, longestMs: 10 })
  })
})
