import type { HallId } from '@yihao/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testHall } from './log-records.testkit.ts'
import type { OutletStore } from './outlet-store.ts'

export interface StoreUnderTest {
  readonly store: OutletStore
  readonly end: () => void
}

/** What every place that keeps the positions of outlets promises. */
export function outletStoreContract(name: string, make: () => StoreUnderTest): void {
  let store: OutletStore
  let end: () => void
  beforeEach(() => {
    const made = make()
    store = made.store
    end = made.end
  })
  afterEach(() => end())

  const lease = (holder: string, nowMs: number, untilMs: number, outlet = 'mqtt') =>
    store.lease({ stream: testHall, outlet, holder, nowMs, untilMs })

  describe(`${name}: the position of an outlet`, () => {
    test('begins at 0, and is kept for each outlet and hall', async () => {
      expect(await store.load(testHall, 'mqtt')).toBe(0)
      await store.save(testHall, 'mqtt', 12)
      await store.save(testHall, 'print', 7)
      await store.save('other-hall' as HallId, 'mqtt', 3)
      expect(await store.load(testHall, 'mqtt')).toBe(12)
      expect(await store.load(testHall, 'print')).toBe(7)
      await store.save(testHall, 'mqtt', 13)
      expect(await store.load(testHall, 'mqtt')).toBe(13)
    })
  })

  describe(`${name}: the lease of an outlet`, () => {
    test('has one holder at a time', async () => {
      expect(await lease('a', 1_000, 5_000)).toBe(true)
      expect(await lease('b', 4_999, 9_000)).toBe(false)
      expect(await lease('b', 5_000, 9_000)).toBe(false)
    })

    test('is prolonged by its holder, early or late', async () => {
      await lease('a', 1_000, 5_000)
      expect(await lease('a', 4_000, 8_000)).toBe(true)
      expect(await lease('b', 6_000, 9_000)).toBe(false)
      expect(await lease('a', 20_000, 25_000)).toBe(true)
    })

    test('that lapsed is taken over, and then the first holder is refused', async () => {
      await lease('a', 1_000, 5_000)
      expect(await lease('b', 5_001, 9_000)).toBe(true)
      expect(await lease('a', 6_000, 10_000)).toBe(false)
    })

    test('goes to one of two who want it at once', async () => {
      const both = await Promise.all([lease('a', 1_000, 5_000), lease('b', 1_000, 5_000)])
      expect(both.filter(Boolean)).toHaveLength(1)
    })

    test('is one for each outlet, and leaves the position alone', async () => {
      await store.save(testHall, 'mqtt', 12)
      expect(await lease('a', 1_000, 5_000)).toBe(true)
      expect(await lease('b', 1_000, 5_000, 'print')).toBe(true)
      expect(await store.load(testHall, 'mqtt')).toBe(12)
    })
  })
}
