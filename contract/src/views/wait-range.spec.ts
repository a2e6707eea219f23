import { expect, test } from 'vitest'
import { peopleRange, waitRangeText } from './wait-range.ts'

const minutes = (fromMs: number, toMs: number) => ({ fromMs: fromMs * 60_000, toMs: toMs * 60_000 })
const told = (from: number, to: number) => waitRangeText(peopleRange(minutes(from, to)))

test('[FORECAST-4] a wait is told as a range, in steps that grow with it', () => {
  expect(told(9.6, 19.2)).toEqual({ zh: '约 10–20 分钟', en: 'about 10–20 min' })
  expect(told(11, 12).zh).toBe('约 10–15 分钟')
  expect(told(0, 1).zh).toBe('5 分钟以内')
  expect(told(2, 6).en).toBe('within 5 min')
  expect(told(63, 88).zh).toBe('约 60–90 分钟')
  expect(told(100, 160).zh).toBe('约 1.5–2.5 小时')
})

test('[FORECAST-5] where nothing can be said, that is said', () => {
  expect(waitRangeText(undefined).zh).toBe('暂无法估计')
})
