import type { WindowId } from '@yihao/contract'
import { expect, test } from 'vitest'
import type { Scenario } from '../engine/scenario.testkit.ts'
import { arrive, opens } from '../engine/steps.testkit.ts'
import { accepts, declines, expecting, passes, tidalHall } from '../engine/tidal/tidal.testkit.ts'
import { counterView } from './counter-view.ts'
import { wallView } from './wall-view.ts'

const flooded = () => {
  const hall = arrive(tidalHall().given(opens('w1'), opens('w4')), 9, { items: ['N2'] })
  passes(hall, 3)
  return hall
}
const linesOf = ({ hall, now }: Scenario) => wallView(hall, now)?.tidal
const requestAt = ({ hall, now }: Scenario, windowId: string) =>
  counterView(hall, windowId as WindowId, now)?.tidal

test('[TIDAL-3] the wall shows a proposal with its figures, and what a forecast expects', () => {
  const hall = flooded()
  expect(linesOf(hall)).toMatchObject({
    proposals: [
      {
        direction: 'open',
        windowNumber: 2,
        queueName: { zh: 'A' },
        status: 'open',
        figures: { waiting: 9, openWindows: 2 },
        offDuty: 0,
      },
    ],
    settled: [],
    declineReasons: [{ code: 'no-staff' }],
  })
  hall.given(expecting)
  const tiles = wallView(hall.hall, hall.now)?.windows.filter((one) => one.tidal === true)
  expect(tiles?.map((one) => one.windowNumber)).toEqual([2])
  expect(linesOf(hall)?.proposals[0]?.expected?.without.overLimit).toBe(3)
})

test('[TIDAL-4] an accepted one is asked for at its own counter alone, until it is done', () => {
  const hall = flooded()
  expect(requestAt(hall, 'w2')).toBeUndefined()
  hall.given(accepts)
  expect(requestAt(hall, 'w2')).toMatchObject({ direction: 'open', waiting: 9, since: hall.now })
  expect(requestAt(hall, 'w1')).toBeUndefined()
  expect(linesOf(hall)?.proposals[0]?.status).toBe('accepted')
  hall.given(opens('w2'))
  expect(requestAt(hall, 'w2')).toBeUndefined()
  expect(linesOf(hall)).toMatchObject({ proposals: [], settled: [{ status: 'done' }] })
})

test('[TIDAL-6] what was declined tells why, and later what followed', () => {
  const hall = flooded().given(declines())
  expect(linesOf(hall)?.settled[0]).toMatchObject({
    status: 'declined',
    reason: { zh: '无人可派' },
    before: { waiting: 9 },
  })
  passes(hall, 20)
  expect(linesOf(hall)?.settled[0]?.outcome).toMatchObject({ carriedOut: false, called: 0 })
})
