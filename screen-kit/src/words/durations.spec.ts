import { expect, test } from 'vitest'
import { clockDuration, dateWords, minutesWords } from './durations.ts'
import { fill } from './language.ts'

test('an hour and a quarter is not shown as a quarter', () => {
  expect(minutesWords(75 * 60_000).zh).toBe('1 小时 15 分')
  expect(minutesWords(59_999).zh).toBe('不到 1 分')
  expect(minutesWords(120 * 60_000).en).toBe('2 h')
})

test('running clocks show hours only when there are any', () => {
  expect(clockDuration(372_000)).toBe('06:12')
  expect(clockDuration(3_972_000)).toBe('1:06:12')
})

test('dates and sentences are put together from their parts', () => {
  expect(dateWords('2026-11-23', 1).zh).toBe('11月23日 周一')
  expect(fill({ zh: '前面还有 {ahead} 人', en: '{ahead} ahead' }, { ahead: 4 }).zh).toBe(
    '前面还有 4 人',
  )
})
