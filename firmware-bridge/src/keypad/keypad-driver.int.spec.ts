import type { KeypadShow, TicketNumber } from '@yihao/contract'
import { afterEach, describe, expect, test } from 'vitest'
import { testHost } from '../driver.testkit.ts'
import { startKeypadEmulator } from '../emulators/keypad-emulator.ts'
import { eventually } from '../eventually.testkit.ts'
import { openLocal } from '../lines/open-line.testkit.ts'
import { KeypadDriver } from './keypad-driver.ts'
import { PadBuses } from './pad-bus.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function line(...addresses: readonly number[]) {
  const emulator = await startKeypadEmulator({ port: 0, addresses, waitMs: 200 })
  const buses = new PadBuses()
  const pad = (padAddress: number) => {
    const host = testHost(`keypad-${padAddress}`)
    const options = { buses, line: 'line-1', open: openLocal(emulator.port), padAddress }
    const driver = new KeypadDriver(host, options)
    closers.unshift(() => driver.stop())
    return { host, driver }
  }
  closers.push(() => emulator.close())
  return { emulator, pad }
}

const callNext = { kind: 'verb', verb: 'call-next' } as const
const show = (change: Partial<KeypadShow>) =>
  ({ kind: 'keypad', keypad: { waiting: 12, rating: false, ...change } }) as const

describe('a keypad', () => {
  test('a key is acknowledged and becomes one press', async () => {
    const { emulator, pad } = await line(3)
    const { host } = pad(3)
    await eventually(() => expect(host.last()).toEqual({ state: 'ready' }))
    expect(await emulator.press(3, callNext)).toBe('acknowledged')
    // A second press within a second is the pad repeating itself.
    expect(await emulator.press(3, callNext)).toBe('acknowledged')
    expect(host.presses).toEqual([callNext])
    expect(emulator.pads()[0]?.beeps).toBe(0)
  })

  test('pads on one line are told apart', async () => {
    const { emulator, pad } = await line(1, 2)
    const [one, two] = [pad(1), pad(2)]
    await eventually(() => expect(two.host.last()).toEqual({ state: 'ready' }))
    await emulator.press(2, { kind: 'verb', verb: 'recall' })
    expect(one.host.presses).toEqual([])
    expect(two.host.presses).toEqual([{ kind: 'verb', verb: 'recall' }])
    two.driver.show(show({ number: 'B007' as TicketNumber }))
    await eventually(() =>
      expect(emulator.pads()[1]).toMatchObject({ waiting: '012', ticket: '007' }),
    )
    expect(emulator.pads()[0]?.waiting).toBe('   ')
  })

  test('two pads with one number are reported, not mixed up', async () => {
    const { pad } = await line(1)
    pad(1)
    expect(pad(1).host.last()).toEqual({ state: 'out-of-order', detail: 'number-taken' })
  })

  test.each(['refused', 'unanswered'] as const)('a press that is %s beeps', async (answer) => {
    const { emulator, pad } = await line(1)
    const { host } = pad(1)
    host.answer = answer
    await eventually(() => expect(host.last()).toEqual({ state: 'ready' }))
    await emulator.press(1, callNext)
    await eventually(() => expect(emulator.pads()[0]?.beeps).toBe(1))
  })

  test('a rating is asked for once and arrives as a level', async () => {
    const { emulator, pad } = await line(1)
    const { host, driver } = pad(1)
    await eventually(() => expect(host.last()).toEqual({ state: 'ready' }))
    driver.show(show({ rating: true }))
    await eventually(() => expect(emulator.pads()[0]?.askingRating).toBe(true))
    await emulator.press(1, { kind: 'rating', value: 1 })
    driver.show(show({ rating: true, waiting: 11 }))
    await eventually(() => expect(emulator.pads()[0]?.waiting).toBe('011'))
    expect(emulator.pads()[0]?.askingRating).toBe(false)
    expect(host.presses).toEqual([{ kind: 'rating', satisfaction: 'satisfied' }])
  })
})
