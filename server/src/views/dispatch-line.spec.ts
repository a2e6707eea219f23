import type { WindowId } from '@yihao/contract'
import { expect, test } from 'vitest'
import { automaticHall, graceMs, saysReady, wakesUp } from '../engine/dispatch/dispatch.testkit.ts'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { opens, takes } from '../engine/steps.testkit.ts'
import { shown } from './answers.testkit.ts'
import { counterView } from './counter-view.ts'

const viewOf = ({ hall, now }: Scenario) => {
  const view = counterView(hall, 'w1' as WindowId, now)
  if (view === undefined) throw new Error('no view')
  return view
}

test('[DISPATCH-1] a counter shows readiness only where the hall calls by itself', () => {
  const byHand = viewOf(openHall().given(opens('w1')))
  expect(byHand.dispatch).toBeUndefined()
  expect(shown(byHand.actions, 'SayReady')).toBe('CallsAreManual')
  const hall = automaticHall().given(opens('w1'))
  expect(viewOf(hall).dispatch).toEqual({ ready: false, stay: false })
  expect(shown(viewOf(hall).actions, 'SayReady')).toBe('done')
  expect(shown(viewOf(hall).actions, 'SayNotReady')).toBe('NotSaidReady')
})

test('[DISPATCH-2] a counter shows the call that is coming', () => {
  const hall = automaticHall().given(opens('w1'), saysReady('w1', true), takes())
  wakesUp(hall)
  expect(viewOf(hall).dispatch).toEqual({
    ready: true,
    stay: true,
    offeredAt: hall.now,
    callsAt: hall.now + graceMs,
  })
})
