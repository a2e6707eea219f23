import { expect, test } from 'vitest'
import { judgeDays, verdictOf } from './own-judge.testkit.ts'

const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']

test('[FORECAST-3] on days of the demo hall eight of ten waits end within the range, far from the last wait (seed 7)', {
  timeout: 120_000,
}, () => {
  const { happened } = judgeDays({ seed: 7, visitorsADay: 400 }, days)
  const verdict = verdictOf(happened.slice(1).flat())
  expect(verdict.tickets).toBeGreaterThanOrEqual(1_000)
  expect(verdict.hitRate).toBeGreaterThan(0.76)
  expect(verdict.hitRate).toBeLessThan(0.84)
  expect(verdict.maeMin).toBeLessThan(0.45 * verdict.lesMin)
  expect(verdict.maeMin).toBeLessThan(0.45 * verdict.aheadMin)
  expect(verdict.widthMin).toBeLessThan(0.6 * verdict.lesWidthMin)
})
