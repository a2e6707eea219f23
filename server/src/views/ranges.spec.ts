import { expect, test } from 'vitest'
import { createHall } from '../engine/hall.ts'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { arrive, callsNext, finishes, opens, starts, takes } from '../engine/steps.testkit.ts'
import { LiveForecaster } from '../forecast/live/live-forecaster.ts'
import { boardView } from './board-view.ts'
import { counterView } from './counter-view.ts'
import { previewOf } from './preview.ts'
import type { HallRanges } from './ranges.ts'
import { ticketView } from './ticket-view.ts'

function rangesOf(hall: Scenario): HallRanges {
  const forecaster = new LiveForecaster(createHall(hall.hall.hallId))
  for (const event of hall.events) forecaster.hear(event)
  return forecaster.forecast(hall.now)
}

const busy = () => arrive(openHall().given(opens('w1'), opens('w2')), 7).given(callsNext('w1'))

test('[FORECAST-4] phone, clerk, board and confirm card tell the same forecast', () => {
  const hall = busy()
  const ranges = rangesOf(hall)
  const last = hall.ticketId('A007')
  const onPhone = ticketView(hall.hall, last, hall.now, ranges)?.waitRange
  expect(onPhone).toEqual(ranges.tickets.get(last))
  const next = counterView(hall.hall, 'w1' as never, hall.now, ranges)?.next
  expect(next?.[0]?.waitRange).toEqual(ranges.tickets.get(hall.ticketId('A002')))
  const [queue] = boardView(hall.hall, 'hall' as never, hall.now, ranges)?.queues ?? []
  expect(queue?.waitRange).toEqual(ranges.queues.get('A' as never))
  const wish = { itemCodes: ['N2'], packageCodes: [], audience: 'natural' } as never
  const preview = previewOf(hall.hall, wish, hall.now, ranges)
  expect(preview.ok && preview.card.waitRange).toEqual(queue?.waitRange)
})

test('[FORECAST-5] without a forecast no view tells a range', () => {
  const hall = busy()
  expect(ticketView(hall.hall, hall.ticketId('A007'), hall.now)?.waitRange).toBeUndefined()
  const [queue] = boardView(hall.hall, 'hall' as never, hall.now)?.queues ?? []
  expect(queue).not.toHaveProperty('waitRange')
})

test('[FORECAST-6] a new number is told what its newcomer was told, until the next forecast', () => {
  const hall = busy()
  const ranges = rangesOf(hall)
  hall.later(1).given(takes({ items: ['N2'] }))
  const view = ticketView(hall.hall, hall.ticketId('A008'), hall.now, ranges)
  expect(view?.waitRange).toEqual(ranges.queues.get('A' as never))
})

test('[FORECAST-8] a range is for the present leg, and anew for the next one', () => {
  const hall = openHall().given(opens('w1'), opens('w4'))
  arrive(hall, 6, { items: ['P1'] })
  hall.later(1).given(takes({ items: ['N1', 'P1'] }))
  const range = () => {
    const ranges = rangesOf(hall)
    return ticketView(hall.hall, hall.ticketId('A001'), hall.now, ranges)?.waitRange
  }
  expect(range()?.fromMs).toBe(0)
  hall.given(callsNext('w1'), starts('w1'))
  expect(range()).toBeUndefined()
  hall.later(120).given(finishes('w1'))
  expect(hall.ticket('A001')?.queueId).toBe('C')
  expect(range()?.toMs).toBeGreaterThan(600_000)
})
