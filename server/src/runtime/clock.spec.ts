import type { EpochMs } from '@yihao/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AcceleratedClock, ManualClock, RealClock } from './clock.ts'

const start = Date.UTC(2026, 10, 23, 0, 50) as EpochMs
const after = (ms: number) => (start + ms) as EpochMs

beforeEach(() => {
  vi.useFakeTimers({ now: start })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the real clock', () => {
  test('wakes at its time, once, and not when it was cancelled', () => {
    const clock = new RealClock()
    const run = vi.fn()
    const never = vi.fn()
    clock.setTimer(after(90_000), run)
    clock.setTimer(after(90_000), never)()
    vi.advanceTimersByTime(89_999)
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    vi.advanceTimersByTime(200_000)
    expect(run).toHaveBeenCalledTimes(1)
    expect(never).not.toHaveBeenCalled()
  })

  test('a time that is over wakes at once', () => {
    const run = vi.fn()
    new RealClock().setTimer(after(-5_000), run)
    vi.advanceTimersByTime(0)
    expect(run).toHaveBeenCalledTimes(1)
  })

  test('sleeps longer than setTimeout can', () => {
    const run = vi.fn()
    const days40 = 40 * 86_400_000
    new RealClock().setTimer(after(days40), run)
    vi.advanceTimersByTime(days40 - 1)
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(run).toHaveBeenCalledTimes(1)
  })

  test('a machine that was suspended notices within a minute', () => {
    const run = vi.fn()
    new RealClock().setTimer(after(10 * 3_600_000), run)
    vi.setSystemTime(start + 11 * 3_600_000)
    vi.advanceTimersByTime(60_000)
    expect(run).toHaveBeenCalledTimes(1)
  })

  test('a clock set back does not wake anybody early', () => {
    const run = vi.fn()
    new RealClock().setTimer(after(30_000), run)
    vi.setSystemTime(start - 30_000)
    vi.advanceTimersByTime(59_999)
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(run).toHaveBeenCalledTimes(1)
  })
})

describe('the accelerated clock', () => {
  test('starts at its moment and runs so many times as fast', () => {
    const clock = new AcceleratedClock(start, 60)
    expect(clock.now()).toBe(start)
    vi.advanceTimersByTime(1_000)
    expect(clock.now()).toBe(start + 60_000)
    expect(clock.speed).toBe(60)
  })

  test('wakes at hall time, never before it', () => {
    const clock = new AcceleratedClock(start, 60)
    const wokenAt: number[] = []
    clock.setTimer(after(90_000), () => wokenAt.push(clock.now()))
    vi.advanceTimersByTime(1_499)
    expect(wokenAt).toEqual([])
    vi.advanceTimersByTime(1)
    expect(wokenAt).toEqual([start + 90_000])
  })

  test('a changed speed keeps the time and moves the sleepers', () => {
    const clock = new AcceleratedClock(start, 1)
    const wokenAt: number[] = []
    clock.setTimer(after(100_000), () => wokenAt.push(clock.now()))
    clock.setTimer(after(100_000), () => wokenAt.push(0))()
    vi.advanceTimersByTime(10_000)
    clock.changeSpeed(90)
    expect(clock.now()).toBe(start + 10_000)
    vi.advanceTimersByTime(1_000)
    expect(wokenAt).toEqual([start + 100_000])
    clock.changeSpeed(1)
    vi.advanceTimersByTime(200_000)
    expect(wokenAt).toHaveLength(1)
  })
})

test('the manual clock wakes in the order of time, and each once', () => {
  const clock = new ManualClock(start)
  const woken: string[] = []
  clock.setTimer(after(2_000), () => woken.push('second'))
  clock.setTimer(after(1_000), () => woken.push('first'))
  clock.setTimer(after(1_000), () => woken.push('never'))()
  clock.moveTo(after(500))
  expect(woken).toEqual([])
  clock.moveTo(after(5_000))
  clock.moveTo(after(5_000))
  expect(woken).toEqual(['first', 'second'])
  expect(clock.now()).toBe(start + 5_000)
})
