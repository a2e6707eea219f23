import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bytesOf, hexOf } from '../bytes/hex.testkit.ts'
import { connectTo, type DeviceClient, until } from './device-client.testkit.ts'
import { type KeypadEmulator, startKeypadEmulator } from './keypad-emulator.ts'

const CALL = 'FF 68 03 03 68 03 01 0C 10 16'
const CALL_BYTES = bytesOf(CALL).length

let keypads: KeypadEmulator
let host: DeviceClient

beforeEach(async () => {
  keypads = await startKeypadEmulator({ port: 0, addresses: [3, 4], waitMs: 30 })
  host = await connectTo(keypads.port)
  await until(() => host.socket.readyState === 'open')
})

afterEach(async () => {
  host.end()
  await keypads.close()
})

const pad = (address: number) => keypads.pads().find((one) => one.address === address)

describe('emulated keypads', () => {
  test('send a key and hear its echo', async () => {
    const pressed = keypads.press(3, { kind: 'verb', verb: 'call-next' })
    expect(hexOf(await host.receive(CALL_BYTES))).toBe(CALL)
    host.send(bytesOf(CALL))
    expect(await pressed).toBe('acknowledged')
    expect((await host.settled()).length).toBe(0)
  })

  test('send three times without an echo, then give up', async () => {
    expect(await keypads.press(3, { kind: 'verb', verb: 'call-next' })).toBe('no-answer')
    expect(hexOf(await host.settled())).toBe([CALL, CALL, CALL].join(' '))
  })

  test('an echo for another pad is none for this one', async () => {
    const pressed = keypads.press(3, { kind: 'verb', verb: 'call-next' })
    host.send(bytesOf('FF 68 03 03 68 04 01 0C 11 16'))
    expect(await pressed).toBe('no-answer')
  })

  test('show waiting and ticket, each without the other', async () => {
    host.send(bytesOf('FF 68 08 08 68 03 02 0A 0A 0A 00 00 03 26 16'))
    host.send(bytesOf('FF 68 08 08 68 03 02 00 01 02 0A 0A 0A 26 16'))
    await until(() => pad(3)?.waiting === '012')
    expect(pad(3)).toMatchObject({ waiting: '012', ticket: '003' })
    expect(pad(4)).toMatchObject({ waiting: '   ', ticket: '   ' })
  })

  test('beep, ask for a rating and give it', async () => {
    host.send(bytesOf('FF 68 02 02 68 03 03 06 16'))
    host.send(bytesOf('FF 68 03 03 68 03 01 0B 0F 16'))
    await until(() => pad(3)?.askingRating === true)
    expect(pad(3)?.beeps).toBe(1)
    const rated = keypads.press(3, { kind: 'rating', value: 0 })
    expect(hexOf(await host.receive(CALL_BYTES))).toBe('FF 68 03 03 68 03 11 00 14 16')
    host.send(bytesOf('FF 68 03 03 68 03 01 00 04 16'))
    expect(await rated).toBe('acknowledged')
    expect(pad(3)?.askingRating).toBe(false)
  })

  test('a pad that is not on the line sends nothing', async () => {
    expect(await keypads.press(9, { kind: 'verb', verb: 'recall' })).toBe('no-answer')
    expect((await host.settled()).length).toBe(0)
  })
})
