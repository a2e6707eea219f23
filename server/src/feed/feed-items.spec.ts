import type { EpochMs, FeedItem, HallId } from '@yihao/contract'
import { feedItemSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '../log/sqlite/migrate.ts'
import { DatabaseSync } from '../log/sqlite/sqlite-binding.ts'
import { FeedItems } from './feed-items.ts'
import { feedItemsCsv } from './feed-items-csv.ts'

const hallId = 'hall-1' as HallId

function openItems(database = new DatabaseSync(':memory:')) {
  const time = { now: 1_000 as EpochMs, epoch: 1 }
  const items = new FeedItems({
    database,
    hallId,
    now: () => time.now,
    epoch: () => time.epoch,
  })
  return { items, database, time }
}

const cursors = (items: readonly FeedItem[]) => items.map(({ cursor }) => cursor)

describe('the feed outwards', () => {
  test('numbers its items without a gap, and the same question has the same answer [FEED-1]', () => {
    const { items } = openItems()
    for (const key of ['a', 'b', 'c']) items.append('alarm', key, { state: 'open' })
    expect(cursors(items.itemsAfter(0, 10))).toEqual([1, 2, 3])
    expect(cursors(items.itemsAfter(1, 1))).toEqual([2])
    expect(items.itemsAfter(3, 10)).toEqual([])
    for (const item of items.itemsAfter(0, 10)) expect(feedItemSchema.parse(item)).toEqual(item)
  })

  test('what was told last of a key is not told again, a change is [FEED-2]', () => {
    const { items } = openItems()
    const first = items.append('case', 'case-1', { state: 'assigned', unit: 'u1' })
    expect(items.append('case', 'case-1', { unit: 'u1', state: 'assigned' })).toEqual(first)
    items.append('case', 'case-1', { state: 'closed', unit: 'u1' })
    items.append('alarm', 'case-1', { state: 'closed', unit: 'u1' })
    expect(cursors(items.itemsAfter(0, 10))).toEqual([1, 2, 3])
    expect(items.newest('case', 'case-1')?.data).toEqual({ state: 'closed', unit: 'u1' })
  })

  test('it is stored with the caller’s own transaction or not at all [FEED-2]', () => {
    const { items, database } = openItems()
    const fails = () =>
      inTransaction(database, () => {
        items.append('alarm', 'a', {})
        throw new Error('something else failed')
      })
    expect(fails).toThrow()
    expect(items.itemsAfter(0, 10)).toEqual([])
    expect(items.append('alarm', 'a', {}).cursor).toBe(1)
  })

  test('goes on after a restart, and after a backup under other event ids [FEED-1]', () => {
    const { items, database } = openItems()
    const before = items.append('day', '2026-11-23', { issued: 3 })
    const again = openItems(database)
    again.time.epoch = 2
    const after = again.items.append('day', '2026-11-24', { issued: 4 })
    expect(after.cursor).toBe(2)
    expect([before.eventId, after.eventId]).toEqual(['hall-1.1.f1', 'hall-1.2.f2'])
  })

  test('a clock that was set back sets no item before another one [FEED-1]', () => {
    const { items, time } = openItems()
    items.append('alarm', 'a', {})
    time.now = 500 as EpochMs
    expect(items.append('alarm', 'b', {}).recordedAt).toBe(1_000)
    time.now = 2_000 as EpochMs
    items.append('alarm', 'c', {})
    expect(items.cursorBefore(1_000 as EpochMs)).toBe(0)
    expect(items.cursorBefore(1_500 as EpochMs)).toBe(2)
    expect(items.cursorBefore(9_000 as EpochMs)).toBe(3)
  })

  test('tells its listeners after the caller’s transaction', async () => {
    const { items, database } = openItems()
    const told: number[] = []
    const end = items.onMore(() => told.push(items.lastCursor))
    inTransaction(database, () => {
      items.append('alarm', 'a', {})
      expect(told).toEqual([])
    })
    await expect.poll(() => told).toEqual([1])
    end()
  })

  test('as CSV each line carries its data whole', () => {
    const { items } = openItems()
    items.append('alarm', 'a', { words: '窗口, "空岗"' })
    const [, line] = feedItemsCsv(items.itemsAfter(0, 10)).split('\r\n')
    expect(line).toBe(
      '1,1,hall-1.1.f1,alarm,a,1970-01-01T08:00:01+08:00,"{""words"":""窗口, \\""空岗\\""""}"',
    )
  })
})
