import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { encodeGb2312 } from '../bytes/gb-text.ts'
import { bytesOf, hexOf } from '../bytes/hex.testkit.ts'
import { encodeOnbonRequest, type OnbonRequest } from '../bytes/onbon-k.ts'
import { plainOnbonArea } from '../bytes/onbon-k-area.ts'
import { decodeOnbonReply } from '../bytes/onbon-k-reply.ts'
import { onbonReceiver } from '../bytes/onbon-k-wire.ts'
import { connectTo, type DeviceClient, until } from './device-client.testkit.ts'
import { type SignEmulator, startSignEmulator } from './sign-emulator.ts'

const ACK = 'A5x8 00 80 01 00 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 64 DC 5A'
const ACK_BYTES = bytesOf(ACK).length

const area = (text: string, id = 0): OnbonRequest => ({
  kind: 'areas',
  areas: [{ ...plainOnbonArea, id, text: encodeGb2312(text) }],
})

let sign: SignEmulator
let client: DeviceClient

beforeEach(async () => {
  sign = await startSignEmulator({ port: 0 })
  client = await connectTo(sign.port)
})

afterEach(async () => {
  client.end()
  await sign.close()
})

const ask = async (request: OnbonRequest, screen = 1) => {
  client.send(encodeOnbonRequest(request, { screen }))
  return client.settled()
}

const replyOf = (bytes: Uint8Array) => {
  const [received] = onbonReceiver().push(bytes)
  return received?.kind === 'frame' ? decodeOnbonReply(received.body) : received
}

describe('an emulated sign', () => {
  test('shows what the frame of the vendor says, in its colour', async () => {
    // Output of the vendor's onbonlab/bx.k.java for \C1A003请到3号窗口.
    client.send(
      bytesOf(`A5x8 01 00 00 80 00 00 00 00 00 00 FE 02 36 00 A3 06 01 00 00 00 01 2D 00 00 00 00
        00 00 80 00 10 00 00 00 00 00 00 00 00 00 01 01 01 00 00 0A 12 00 00 00 5C 43 31 41 30 30
        33 C7 EB B5 BD 33 BA C5 B4 B0 BF DA 80 36 5A`),
    )
    expect(hexOf(await client.receive(ACK_BYTES))).toBe(hexOf(bytesOf(ACK)))
    expect(sign.text()).toBe('A003请到3号窗口')
    expect(sign.picture().runs).toEqual([{ text: 'A003请到3号窗口', colour: 'red' }])
  })

  test('takes several colours and tells of changes', async () => {
    let told = 0
    sign.onChange(() => {
      told += 1
    })
    await ask(area('\\C2办理中\\FO000 \\C3A012'))
    expect(sign.picture().runs).toEqual([
      { text: '办理中', colour: 'green' },
      { text: ' ', colour: 'green' },
      { text: 'A012', colour: 'yellow' },
    ])
    expect(told).toBe(1)
  })

  test('replaces an area, removes areas, goes off and on', async () => {
    await ask(area('A001'))
    await ask(area('A002'))
    await ask(area('B001', 1))
    expect(sign.text()).toBe('A002B001')
    await ask({ kind: 'areas', remove: [1], areas: [] })
    expect(sign.text()).toBe('A002')
    await ask({ kind: 'power', on: false })
    expect(sign.text()).toBe('')
    await ask({ kind: 'power', on: true })
    expect(sign.text()).toBe('A002')
    await ask({ kind: 'areas', remove: 'all', areas: [] })
    expect(sign.text()).toBe('')
  })

  test('listens to its own number and to the wildcard only', async () => {
    expect((await ask(area('A001'), 2)).length).toBe(0)
    expect(sign.text()).toBe('')
    await ask(area('A001'), 0xfffe)
    expect(sign.text()).toBe('A001')
  })

  test('tells its status', async () => {
    await ask({ kind: 'brightness', level: 7 })
    expect(replyOf(await ask({ kind: 'status' }))).toEqual({
      kind: 'status',
      on: true,
      brightness: 7,
    })
  })

  test('refuses a frame that was damaged', async () => {
    const ping = encodeOnbonRequest({ kind: 'ping' })
    client.send(ping.map((byte, at) => (at === 12 ? byte ^ 1 : byte)))
    expect(replyOf(await client.settled())).toEqual({ kind: 'nack', error: 'crc' })
  })

  test('fails as it is told', async () => {
    sign.setFault('silent')
    expect((await ask(area('A001'))).length).toBe(0)
    sign.setFault('busy')
    expect(replyOf(await ask(area('A001')))).toEqual({ kind: 'nack', error: 'busy' })
    sign.setFault('bad-crc')
    expect(replyOf(await ask(area('A001')))).toEqual({ kind: 'garbage', reason: 'crc' })
    sign.setFault('half-frame')
    expect(replyOf(await ask(area('A001')))).toBeUndefined()
    sign.setFault('none')
    expect(replyOf(await ask(area('A001')))).toEqual({ kind: 'ack' })
  })

  test('comes back dark from a power cut', async () => {
    await ask(area('A001'))
    sign.powerCycle()
    await until(() => client.socket.destroyed)
    expect(sign.text()).toBe('')
    client = await connectTo(sign.port)
    await ask(area('A002'))
    expect(sign.text()).toBe('A002')
  })
})
