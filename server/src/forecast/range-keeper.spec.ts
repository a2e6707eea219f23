import { describe, expect, test } from 'vitest'
import { MixKeeper } from './mix-keeper.ts'
import { RangeKeeper } from './range-keeper.ts'
import { seeded } from './trees/seeded.ts'

describe('ranges that learn from their misses', () => {
  test.each([0.2, 1, 6])('hold eight of ten when the truth is %d times as wide', (spread) => {
    const chance = seeded(9)
    const keeper = new RangeKeeper()
    let hits = 0
    for (let wait = 0; wait < 6_000; wait += 1) {
      const raw = { low: 15, median: 20, high: 25 }
      const said = keeper.widened(`queue ${wait % 5}`, raw)
      const truth = Math.max(0, 20 + spread * 14 * (chance() + chance() - 1))
      keeper.learn(`queue ${wait % 5}`, said, truth)
      if (wait >= 3_000 && truth >= said.low && truth <= said.high) hits += 1
    }
    expect(hits / 3_000).toBeGreaterThan(0.77)
    expect(hits / 3_000).toBeLessThan(0.84)
  })

  test('are never negative and never a point', () => {
    const keeper = new RangeKeeper()
    const said = keeper.widened('A', { low: 0, median: 0, high: 0 })
    expect(said.low).toBe(0)
    expect(said.high).toBeGreaterThan(0)
    for (let wait = 0; wait < 2_000; wait += 1) keeper.learn('A', said, 1_000_000)
    expect(Number.isFinite(keeper.widened('A', { low: 0, median: 5, high: 9 }).high)).toBe(true)
  })
})

describe('how much of the last wait is mixed in', () => {
  test('none before anything is known, all where it is right, per queue', () => {
    const keeper = new MixKeeper()
    expect(keeper.share('A')).toBe(0)
    for (let wait = 0; wait < 60; wait += 1) {
      keeper.learn('A', 30, 10, 10)
      keeper.learn('B', 30, 10, 30)
    }
    expect(keeper.share('A')).toBe(1)
    expect(keeper.share('B')).toBe(0)
  })

  test('is given up again when it stops being right', () => {
    const keeper = new MixKeeper()
    for (let wait = 0; wait < 60; wait += 1) keeper.learn('A', 30, 10, 10)
    for (let wait = 0; wait < 300; wait += 1) keeper.learn('A', 30, 10, 30)
    expect(keeper.share('A')).toBe(0)
  })
})
