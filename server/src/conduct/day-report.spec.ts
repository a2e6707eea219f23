import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openHall } from '../engine/scenario.testkit.ts'
import {
  arrive,
  callsNext,
  closesDay,
  opens,
  starts,
  toQueue,
  toWindow,
  transfers,
} from '../engine/steps.testkit.ts'
import { figuresOfValues } from './day-report.ts'
import { feedOf } from './folding.testkit.ts'

describe('figures of a day', () => {
  test('are zero for nobody', () => {
    expect(figuresOfValues([])).toEqual({
      count: 0,
      meanMs: 0,
      medianMs: 0,
      p90Ms: 0,
      longestMs: 0,
    })
  })

  test('have the nearest rank for P90 and the mean of the two middles', () => {
    const figures = figuresOfValues([100, 10, 90, 20, 80, 30, 70, 40, 60, 50])
    expect(figures).toEqual({ count: 10, meanMs: 55, medianMs: 55, p90Ms: 90, longestMs: 100 })
    expect(figuresOfValues([5, 1, 3])).toMatchObject({ medianMs: 3, p90Ms: 5 })
  })

  test('stay between the shortest and the longest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000_000), { minLength: 1 }), (values) => {
        const { meanMs, medianMs, p90Ms, longestMs } = figuresOfValues(values)
        expect(longestMs).toBe(Math.max(...values))
        for (const value of [meanMs, medianMs, p90Ms]) {
          expect(value).toBeGreaterThanOrEqual(Math.min(...values))
          expect(value).toBeLessThanOrEqual(longestMs)
        }
      }),
    )
  })
})

test('[MOVE-8] the report of the closed day tells how often numbers were sent on, and why', () => {
  const hall = arrive(openHall().given(opens('w1'), opens('w2')), 2)
  hall.given(callsNext('w1'), starts('w1'), transfers('w1', toWindow('w2')))
  hall.given(callsNext('w1'), transfers('w1', toQueue('A')), closesDay)
  const [report] = feedOf(hall.events, hall.now).reports
  const words = { zh: 'wrong-window', en: 'wrong-window' }
  expect(report?.transfers).toEqual([{ reasonCode: 'wrong-window', words, times: 2 }])
})
