import { indicatorCatalogue, measures } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { dayOfSeed, playDay } from '../engine/days/whole-days.testkit.ts'
import { openHall } from '../engine/scenario.testkit.ts'
import {
  callsNext,
  finishes,
  midnight,
  misses,
  opens,
  press,
  rates,
  recalls,
  returns,
  starts,
  takes,
} from '../engine/steps.testkit.ts'
import { daysOf, figure } from './monitoring.testkit.ts'
import { placeKey } from './places.ts'
import { slowFigures, slowTimes } from './slow-figures.testkit.ts'
import { countOf, sumsOfText, sumsText } from './sums.ts'

const minutes = (count: number) => count * 60_000

describe('each indicator on random days', () => {
  test.each([...Array(12).keys()])('[CONDUCT-1] is what the bare events say, day %i', (seed) => {
    const { events } = playDay(dayOfSeed(seed + 7_000))
    const [day] = daysOf(events)
    const windows = new Set(
      events.flatMap(({ type, data }) => (type === 'WindowOpened' ? [data.windowId] : [])),
    )
    const wanted = slowFigures(events)
    const told = Object.keys(wanted).map((id) => [id, figure(events, id).value])
    expect(Object.fromEntries(told)).toEqual(wanted)
    for (const windowId of windows) {
      const place = placeKey('window', windowId)
      const slow = slowFigures(events, windowId)
      const ours = Object.keys(slow).map((id) => [id, figure(events, id, place).value])
      expect(Object.fromEntries(ours)).toEqual(slow)
      const { openMs, pausedMs } = slowTimes(events, windowId)
      const sums = day?.sums.get(place)
      expect(sums && [countOf(sums, 'openMs'), countOf(sums, 'pausedMs')]).toEqual([
        openMs,
        pausedMs,
      ])
    }
  })

  test.each([1, 2, 3])('[CONDUCT-2] every figure is the sum of its facts, day %i', (seed) => {
    const [day] = daysOf(playDay(dayOfSeed(seed + 8_000)).events)
    const hall = day?.sums.get(placeKey('hall'))
    if (day === undefined || hall === undefined) throw new Error('a day was played')
    for (const measure of measures) {
      const sum = day.facts.reduce((all, { counts }) => all + (counts[measure] ?? 0), 0)
      expect([measure, countOf(hall, measure)]).toEqual([measure, sum])
    }
  })

  test('[CONDUCT-2] rebuilt, every figure is the same to the byte', () => {
    const { events } = playDay(dayOfSeed(4_711))
    const bytes = () =>
      daysOf(events).map(({ sums }) => [...sums].map(([place, one]) => [place, sumsText(one)]))
    expect(bytes()).toEqual(bytes())
    const [day] = daysOf(events)
    for (const sums of day?.sums.values() ?? []) {
      expect(sumsText(sumsOfText(sumsText(sums)))).toBe(sumsText(sums))
    }
  })
})

describe('metric bugs of deployed systems', () => {
  test('[CONDUCT-3] a wait of 75 minutes is 75, not 16: no hour is dropped from a mean', () => {
    const hall = openHall().given(takes()).at('10:15').given(opens('w1'), callsNext('w1'))
    const { events } = hall.given(starts('w1'), finishes('w1')).at('23:59').given(midnight)
    expect(figure(events, 'wait-net')).toEqual({
      value: minutes(75),
      numerator: minutes(75),
      denominator: 1,
      sampleSize: 1,
    })
  })

  test('[CONDUCT-3] a rate is one queue’s own, not its share of everybody’s', () => {
    const hall = openHall().given(opens('w1'), opens('w4'))
    for (let one = 0; one < 4; one += 1) hall.given(takes(), takes({ items: ['P1'] }))
    const missesOne = (windowId: string) => {
      hall.given(callsNext(windowId)).later(30).given(recalls(windowId)).later(30)
      hall.given(recalls(windowId)).later(30).given(misses(windowId))
    }
    missesOne('w1')
    hall.given(callsNext('w1'), starts('w1')).later(60).given(finishes('w1'))
    missesOne('w4')
    const { events } = hall.at('23:59').given(midnight)
    expect(figure(events, 'miss-rate', placeKey('queue', 'A')).value).toBe(50)
    expect(figure(events, 'miss-rate', placeKey('queue', 'C')).value).toBe(100)
  })

  test('[CONDUCT-3] who did not rate praised nobody: only ratings of a person count', () => {
    const hall = openHall().given(opens('w1'))
    for (let one = 0; one < 4; one += 1) {
      hall.given(takes(), callsNext('w1'), starts('w1')).later(300).given(finishes('w1'))
    }
    const [serving] = [...hall.hall.servings.keys()]
    hall.given(rates(serving ?? ''))
    const { events } = hall.at('23:59').given(midnight)
    expect(figure(events, 'bad-rating-rate')).toMatchObject({ value: 0, denominator: 1 })
    expect(figure(events, 'rated-rate').value).toBe(25)
  })

  test('[CONDUCT-3] of nothing there is no figure, and no zero that would look like praise', () => {
    const { events } = openHall().at('23:59').given(midnight)
    for (const { indicatorId, how } of indicatorCatalogue) {
      if (how !== 'sum')
        expect([indicatorId, figure(events, indicatorId).value]).toEqual([indicatorId, undefined])
    }
  })

  test('[CONDUCT-4] a clock that is set back makes no wait negative', () => {
    const hall = openHall().at('10:00').given(takes()).at('09:30')
    hall.given(opens('w1'), callsNext('w1'), starts('w1')).at('09:20').given(finishes('w1'))
    const { events } = hall.at('23:59').given(midnight)
    for (const { counts } of daysOf(events)[0]?.facts ?? []) {
      for (const count of Object.values(counts)) expect(count).toBeGreaterThanOrEqual(0)
    }
    expect(figure(events, 'wait-longest').value).toBe(0)
  })
})

describe('waits that hide', () => {
  const refused = (code: string, times: number) =>
    press('RecordRefusedTake', {
      code: code as never,
      source: 'kiosk',
      itemCodes: ['N1'],
      packageCodes: [],
      kioskId: 'kiosk-1',
      times,
    })

  test('[CONDUCT-5] a refused take counts, and the minutes in which nothing was left', () => {
    const hall = openHall().given(takes(), takes(), takes()).at('09:10')
    hall.given(refused('QuotaUsedUp', 2)).later(20).given(refused('QuotaUsedUp', 1)).at('09:30')
    hall.given(refused('QuotaUsedUp', 3), refused('OutsideTakingHours', 1))
    const { events } = hall.at('23:59').given(midnight)
    expect(figure(events, 'refused-take-rate')).toMatchObject({ value: 70, numerator: 7 })
    expect(figure(events, 'no-number-minutes', placeKey('queue', 'A')).value).toBe(2)
  })

  test('[CONDUCT-5] the same person for the same item again within the days of the setting', () => {
    const person = { visitorId: 'v1', personHash: 'a'.repeat(64) } as never
    const hall = openHall().given(opens('w1'), takes({ items: ['N1'], visitor: person }))
    hall
      .given(callsNext('w1'), starts('w1'))
      .later(300)
      .given(returns('w1', ['id-card']))
    hall.at('14:00').given(takes({ items: ['N1'], visitor: person }), takes())
    const { events } = hall.at('23:59').given(midnight)
    expect(figure(events, 'revisit-rate')).toMatchObject({
      value: 50,
      numerator: 1,
      denominator: 2,
    })
    expect(figure(events, 'returned-rate', placeKey('item', 'N1')).value).toBe(100)
  })
})
