import { atClock, type BusinessDate, type EpochMs, type Plan } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { createHall } from '../../engine/hall.ts'
import { openHall, plannedHall, type Scenario } from '../../engine/scenario.testkit.ts'
import { smallPlan } from '../../engine/small-plan.testkit.ts'
import {
  arrive,
  callsNext,
  closes,
  finishes,
  opens,
  opensDay,
  pauses,
  starts,
  takes,
} from '../../engine/steps.testkit.ts'
import { type HallForecast, LiveForecaster } from './live-forecaster.ts'

const minute = 60_000

/** Heard from its first event on. */
function follow(hall: Scenario): LiveForecaster {
  const forecaster = new LiveForecaster(createHall(hall.hall.hallId))
  for (const event of hall.events) forecaster.hear(event)
  return forecaster
}

const forecastOf = (hall: Scenario, now = hall.now): HallForecast => follow(hall).forecast(now)

function rangeOf(hall: Scenario, number: string, now = hall.now) {
  return forecastOf(hall, now).tickets.get(hall.ticketId(number))
}

const onlyOf = (...windowIds: readonly string[]): Plan => {
  const plan = smallPlan()
  return { ...plan, windows: plan.windows.filter((one) => windowIds.includes(one.windowId)) }
}

const tomorrow = (hall: Scenario, ms: number): EpochMs => (hall.now + ms) as EpochMs

describe('a forecast of the live hall', () => {
  test('[FORECAST-1] changes nothing in the hall that it looks at', () => {
    const hall = arrive(openHall().given(opens('w1')), 6).given(callsNext('w1'))
    const forecaster = follow(hall)
    const before = structuredClone(forecaster.hall)
    forecaster.forecast(hall.now)
    expect(forecaster.hall).toEqual(before)
    expect(forecaster.hall).toEqual(hall.hall)
  })

  test('[FORECAST-2] is the same for the same events at the same moment', () => {
    const hall = arrive(openHall().given(opens('w1'), opens('w2')), 9).given(callsNext('w1'))
    expect(forecastOf(hall)).toEqual(forecastOf(hall))
  })

  test('[FORECAST-2] those in front end sooner, and a newcomer stands behind all of them', () => {
    const hall = arrive(openHall(onlyOf('w1')).given(opens('w1')), 8)
    const { tickets, queues } = forecastOf(hall)
    const ends = hall.line('A').map((number) => tickets.get(hall.ticketId(number))?.toMs ?? 0)
    expect(ends).toEqual([...ends].sort((a, b) => a - b))
    expect(queues.get('A' as never)?.toMs).toBeGreaterThanOrEqual(ends.at(-1) ?? 0)
    expect(ends.at(-1)).toBeGreaterThan(60 * minute)
  })

  test('[FORECAST-2] only windows that can do it count', () => {
    const hall = arrive(openHall().given(opens('w3')), 1, { items: ['L1'], audience: 'legal' })
    arrive(hall, 1)
    expect(rangeOf(hall, 'B001')?.fromMs).toBe(0)
    expect(rangeOf(hall, 'A001')?.fromMs ?? 0).toBeGreaterThanOrEqual(0)
    expect(forecastOf(hall).queues.get('B' as never)).toBeDefined()
  })

  test('[FORECAST-3] the range narrows as the turn comes near', () => {
    const hall = arrive(openHall(onlyOf('w1')).given(opens('w1')), 12).given(callsNext('w1'))
    const widths: number[] = []
    for (let one = 0; one < 10; one += 1) {
      const range = rangeOf(hall, 'A012')
      widths.push((range?.toMs ?? 0) - (range?.fromMs ?? 0))
      hall.given(starts('w1')).later(600).given(finishes('w1')).later(15).given(callsNext('w1'))
    }
    const [first, last] = [widths[0] ?? 0, widths.at(-1) ?? 0]
    expect(last).toBeLessThan(first / 2)
    expect(widths[5]).toBeLessThan(first)
  })

  test('[FORECAST-6] it goes on by itself when a range is told, and does not jump on no news', () => {
    const hall = arrive(openHall(onlyOf('w1')).given(opens('w1')), 5)
    hall.given(callsNext('w1'), starts('w1'))
    const forecaster = follow(hall)
    const id = hall.ticketId('A005')
    let last = forecaster.forecast(hall.now).tickets.get(id)?.toMs ?? 0
    for (let second = 1; second <= 60; second += 1) {
      const now = (hall.now + second * 1_000) as EpochMs
      const to = forecaster.forecast(now).tickets.get(id)?.toMs ?? 0
      expect(Math.abs(to - last)).toBeLessThanOrEqual(10 * minute)
      last = to
    }
  })
})

describe('where nobody can know', () => {
  const isPlain = (hall: Scenario, now = hall.now) => {
    const { tickets, newcomers } = forecastOf(hall, now)
    for (const { fromMs, toMs } of [...tickets.values(), ...newcomers.values()]) {
      expect(fromMs).toBeGreaterThanOrEqual(0)
      expect(toMs).toBeGreaterThan(fromMs)
      expect(toMs).toBeLessThan(30 * 24 * 60 * minute)
    }
    return { told: tickets.size, newcomers: newcomers.size }
  }

  test('[FORECAST-5] nobody on duty, nothing said; and no plan at all, nothing said', () => {
    const closed = { ...smallPlan(), dutyPlan: [nobody] }
    expect(isPlain(arrive(openHall(closed), 3))).toEqual({ told: 0, newcomers: 0 })
    const empty = new LiveForecaster(createHall('h' as never)).forecast(0 as EpochMs)
    expect(empty.queues.size).toBe(0)
  })

  test('[FORECAST-5] no window of the plan for one queue says nothing for that queue only', () => {
    const hall = arrive(openHall(onlyOf('w1')).given(opens('w1')), 2)
    const { queues } = forecastOf(hall)
    expect([...queues.keys()].sort()).toEqual(['A', 'Z'])
  })

  test('[FORECAST-5] no history and a new item: the catalogue answers', () => {
    const hall = arrive(openHall(onlyOf('w1')).given(opens('w1')), 3, { items: ['N2'] })
    expect(isPlain(hall).told).toBe(3)
    expect(rangeOf(hall, 'A003')?.toMs).toBeLessThan(90 * minute)
  })

  test('[FORECAST-5] one window for everything, and every window paused', () => {
    const hall = arrive(openHall(onlyOf('w1')).given(opens('w1')), 30)
    expect(isPlain(hall).told).toBe(30)
    hall.given(pauses('w1')).later(90)
    expect(isPlain(hall).told).toBe(30)
  })

  test('[FORECAST-5] a service that runs for three hours ends some time', () => {
    const hall = arrive(openHall(onlyOf('w1')).given(opens('w1')), 2)
    hall.given(callsNext('w1'), starts('w1')).later(3 * 3_600)
    expect(isPlain(hall).told).toBe(1)
  })

  test('[FORECAST-5] a clock that was set back, and one far ahead', () => {
    const hall = arrive(openHall(onlyOf('w1')).given(opens('w1')), 3)
    hall.given(callsNext('w1'), starts('w1'))
    expect(isPlain(hall, tomorrow(hall, -4 * 60 * minute)).told).toBe(2)
    isPlain(hall, tomorrow(hall, 40 * 24 * 60 * minute))
  })

  test('[FORECAST-5] a hall that opens in ten minutes counts from its opening', () => {
    const hall = plannedHall(onlyOf('w1')).at('08:20').given(opensDay('2026-11-23')).at('08:50')
    arrive(hall, 3)
    expect(isPlain(hall).told).toBe(3)
    expect(rangeOf(hall, 'A001')).toEqual({ fromMs: 10 * minute, toMs: 15 * minute })
  })

  test('[FORECAST-5] a window that was closed for today is not waited for', () => {
    const hall = arrive(openHall(onlyOf('w1')).given(opens('w1'), closes('w1')), 2).at('15:00')
    expect(isPlain(hall).told).toBe(0)
    expect(hall.now).toBe(atClock('2026-11-23' as BusinessDate, '15:00'))
  })

  test('[FORECAST-5] thousands wait: fewer runs, and an answer for each', () => {
    const hall = openHall(onlyOf('w1')).given(opens('w1'))
    for (let one = 0; one < 900; one += 1) hall.run(takes())
    expect(isPlain(hall).told).toBe(900)
  })
})

const nobody = {
  dutyId: 'd1',
  personId: 'li',
  windowId: 'w9',
  sessionId: 'am',
  days: { kind: 'dates', dates: ['2020-01-01'] },
  breaks: [],
} as unknown as NonNullable<Plan['dutyPlan']>[number]
