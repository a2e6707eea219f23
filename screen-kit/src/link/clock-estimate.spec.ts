import type { EpochMs } from '@yihao/contract'
import { expect, test } from 'vitest'
import { ClockEstimate } from './clock-estimate.ts'

test('hall time goes on at the hall’s speed between two pulses', () => {
  let real = 1_000
  const clock = new ClockEstimate(() => real, 0)
  clock.learn(500_000 as EpochMs, 60)
  real += 250
  expect(clock.now()).toBe(515_000)
  clock.learn(515_100 as EpochMs, 1)
  real += 1_000
  expect(clock.now()).toBe(516_100)
})
