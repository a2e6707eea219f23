import { describe, expect, test } from 'vitest'
import { acceptsPress, idleAskMs, idleMs, idleState, secondsLeft, settleMs } from './countdown.ts'

describe('the countdown', () => {
  test('counts whole seconds as people do', () => {
    expect(secondsLeft(20_000, 0)).toBe(20)
    expect(secondsLeft(20_000, 1)).toBe(20)
    expect(secondsLeft(20_000, 19_999)).toBe(1)
    expect(secondsLeft(20_000, 20_000)).toBe(0)
    expect(secondsLeft(20_000, 99_000)).toBe(0)
  })
})

describe('an idle kiosk', () => {
  test('is active right after a touch', () => {
    expect(idleState(1_000, 1_000)).toEqual({ kind: 'active', secondsLeft: 60 })
  })

  test('asks before it goes home', () => {
    expect(idleState(0, idleMs - idleAskMs - 1)).toEqual({ kind: 'active', secondsLeft: 16 })
    expect(idleState(0, idleMs - idleAskMs)).toEqual({ kind: 'asking', secondsLeft: 15 })
    expect(idleState(0, idleMs - 1)).toEqual({ kind: 'asking', secondsLeft: 1 })
  })

  test('goes home after a minute', () => {
    expect(idleState(0, idleMs)).toEqual({ kind: 'gone' })
  })
})

describe('a page that has just appeared', () => {
  test('takes no press until a double tap is over', () => {
    expect(acceptsPress(1_000, 1_000 + settleMs - 1)).toBe(false)
    expect(acceptsPress(1_000, 1_000 + settleMs)).toBe(true)
  })
})
