import { expect, test } from 'vitest'
import { waitWords } from './wait-words.ts'

const minutes = (from: number, to: number) => ({ fromMs: from * 60_000, toMs: to * 60_000 })

test('a wait is told as a range, rounded outwards', () => {
  expect(waitWords(minutes(10, 20)).zh).toBe('大约还要 10–20 分钟')
  expect(waitWords(minutes(9.6, 19.2)).zh).toBe('大约还要 9–20 分钟')
  expect(waitWords(minutes(10, 10)).en).toBe('about 10 min')
})

test('the last minute and the long wait have their own words', () => {
  expect(waitWords(minutes(0, 0.5)).zh).toBe('马上就到')
  expect(waitWords(minutes(0, 3)).zh).toBe('大约 3 分钟内')
  expect(waitWords(minutes(100, 160)).zh).toBe('大约还要 1.5–3 小时')
})
