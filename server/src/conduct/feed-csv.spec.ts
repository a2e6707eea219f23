import { atClock, type BusinessDate, type FeedQuarter } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { newCounts } from './counts.ts'
import { csvCell, feedCsv } from './feed-csv.ts'

const date = '2026-11-23' as BusinessDate
const row = {
  version: 1,
  cursor: 7,
  hallId: 'hall-1',
  businessDate: date,
  from: atClock(date, '09:00'),
  to: atClock(date, '09:15'),
  ...newCounts(),
  windowId: 'w1',
  serves: ['A', 'Z'],
  openMs: 900_000,
} as FeedQuarter

describe('the CSV of the feed', () => {
  test('begins with a byte order mark, ends each line with CRLF and tells hall time', () => {
    const text = feedCsv([row])
    expect(text.startsWith('\uFEFFversion,cursor,hallId,businessDate,from,to,')).toBe(true)
    const [header = '', line = '', end] = text.split('\r\n')
    expect(header.split(',')).toHaveLength(line.split(',').length)
    expect(line).toBe(
      '1,7,hall-1,2026-11-23,2026-11-23T09:00:00+08:00,2026-11-23T09:15:00+08:00,' +
        ',w1,A Z,0,0,0,0,0,0,0,0,0,0,0,0,0,900000,0',
    )
    expect(end).toBe('')
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['+8613800000000', "'+8613800000000"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['a,"b"', '"a,""b"""'],
    ['two\r\nlines', '"two\r\nlines"'],
  ])('writes %j so that no spreadsheet runs it', (value, written) => {
    expect(csvCell(value)).toBe(written)
  })

  test('writes numbers as numbers', () => {
    expect(csvCell(-1)).toBe('-1')
  })
})
