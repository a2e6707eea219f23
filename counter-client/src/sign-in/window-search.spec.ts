import { hallInfoSchema } from '@yihao/contract'
import { expect, test } from 'vitest'
import { searchWindows } from './window-search.ts'

const words = (zh: string) => ({ zh, en: zh })
const window = (windowNumber: number, label: string, zoneId = 'a') => ({
  windowId: `w${windowNumber}`,
  windowNumber,
  label: words(label),
  zoneId,
})
const hall = hallInfoSchema.pick({ windows: true, zones: true }).parse({
  zones: [
    { zoneId: 'a', name: words('A 区') },
    { zoneId: 'b', name: words('B 区') },
  ],
  windows: [window(12, '不动产', 'b'), window(1, '个人综合'), window(2, '企业综合')],
})
const numbers = (typed: string) => searchWindows(hall, typed).map((one) => one.windowNumber)

test('nothing typed lists all windows by number', () => {
  expect(numbers('')).toEqual([1, 2, 12])
})

test('a number finds its own window first, then those that begin with it', () => {
  expect(numbers('1')).toEqual([1, 12])
  expect(numbers('12号')).toEqual([12])
  expect(numbers('2号窗口')).toEqual([2])
})

test('a word finds by label and by zone', () => {
  expect(numbers('综合')).toEqual([1, 2])
  expect(numbers('b 区')).toEqual([12])
  expect(numbers('没有')).toEqual([])
})
