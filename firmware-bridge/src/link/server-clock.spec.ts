import type { EpochMs, HallId, TimePayload } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { ServerClock } from './server-clock.ts'

function clockAt() {
  const machine = { monotonic: 0, wall: 1_000_000 }
  const clock = new ServerClock({
    monotonicMs: () => machine.monotonic,
    wallMs: () => machine.wall,
  })
  const pass = (ms: number) => {
    machine.monotonic += ms
    machine.wall += ms
  }
  const tell = (at: number, speed = 1) => {
    const position = { hallId: 'h1' as HallId, epoch: 1, seq: 1 }
    clock.tell({ at: at as EpochMs, position, speed } satisfies TimePayload)
  }
  return { clock, machine, pass, tell }
}

describe('the server’s time', () => {
  test('is unknown before it was told', () => {
    expect(clockAt().clock.now()).toBeUndefined()
  })

  test('goes on between two messages, also in a hall that runs faster', () => {
    const { clock, pass, tell } = clockAt()
    tell(5_000)
    pass(1_500)
    expect(clock.now()).toBe(6_500)
    tell(10_000, 60)
    pass(1_000)
    expect(clock.now()).toBe(70_000)
  })

  test('does not follow this machine’s clock when somebody sets it', () => {
    const { clock, machine, tell } = clockAt()
    tell(5_000)
    machine.wall -= 3_600_000
    expect(clock.now()).toBe(5_000)
  })

  test('is unknown after a long silence and after a sleep', () => {
    const { clock, machine, pass, tell } = clockAt()
    tell(5_000)
    pass(61_000)
    expect(clock.now()).toBeUndefined()
    tell(5_000)
    machine.wall += 3_600_000
    expect(clock.now()).toBeUndefined()
  })

  test('after a gap in the connection it has to be told anew', async () => {
    const { clock, pass, tell } = clockAt()
    tell(5_000)
    clock.connectionLost()
    pass(1_000)
    expect(clock.now()).toBe(6_000)
    expect(await clock.freshNow(5)).toBeUndefined()
    const waiting = clock.freshNow(1_000)
    tell(9_000)
    expect(await waiting).toBe(9_000)
    expect(await clock.freshNow(5)).toBe(9_000)
  })
})
