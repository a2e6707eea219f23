import type { WindowId } from '@yihao/contract'
import { expect, test } from 'vitest'
import { openHall, type Scenario } from '../../engine/scenario.testkit.ts'
import { arrive, callsNext, closes, opens, starts } from '../../engine/steps.testkit.ts'
import { Learnt } from './learnt.ts'
import { type WhatIf, whatIf } from './what-if.ts'

const minute = 60_000

const asked = (more: Partial<WhatIf>): WhatIf => ({
  direction: 'open',
  windowId: 'w2' as WindowId,
  queueId: 'A' as never,
  withinMs: 60 * minute,
  limitMs: 20 * minute,
  ...more,
})

function answer(hall: Scenario, more: Partial<WhatIf> = {}, learnt = new Learnt()) {
  const found = whatIf(hall.hall, learnt, hall.now, asked(more))
  if (found === undefined) throw new Error('nothing can be said')
  return found
}

const rush = () =>
  arrive(openHall().given(opens('w1'), opens('w2'), opens('w4')), 12)
    .given(callsNext('w1'), starts('w1'), closes('w2'))
    .later(600)

test('[FORECAST-9] a window more shortens mean, P90 and the waits over the limit', () => {
  const { with: opened, without } = answer(rush())
  expect(opened.meanMs).toBeLessThan(without.meanMs)
  expect(opened.p90Ms).toBeLessThanOrEqual(without.p90Ms)
  expect(without.meanMs).toBeGreaterThan(10 * minute)
  expect(without.overLimit).toBeGreaterThan(0)
})

test('[FORECAST-9] a window less does not, and the same question has the same answer', () => {
  const hall = rush().given(opens('w2'))
  const closed = answer(hall, { direction: 'close' })
  expect(closed.with.meanMs).toBeGreaterThanOrEqual(closed.without.meanMs)
  expect(answer(hall, { direction: 'close' })).toEqual(closed)
})

test('[FORECAST-9] a window that cannot do what people need brings nothing', () => {
  const { with: opened, without } = answer(rush(), { windowId: 'w3' as WindowId })
  expect(opened).toEqual(without)
})

test('[FORECAST-9] those are counted who are still to come', () => {
  const learnt = new Learnt()
  const hall = rush()
  const long = { withinMs: 300 * minute }
  const before = answer(hall, long, learnt)
  learnt.state.arrivals['A' as never] = Array.from({ length: 48 }, () => 40)
  const crowded = answer(hall, long, learnt)
  expect(crowded.without.meanMs).not.toBe(before.without.meanMs)
})

test('[FORECAST-5] nobody of that queue is called: nothing is said', () => {
  const hall = openHall().given(opens('w1'))
  expect(whatIf(hall.hall, new Learnt(), hall.now, asked({}))).toBeUndefined()
})
