import { describe, expect, test } from 'vitest'
import { bytesOf, hexOf } from './hex.testkit.ts'
import {
  decodeOnbonRequest,
  encodeOnbonRequest,
  type OnbonAddress,
  type OnbonRequest,
  openOnbonBody,
} from './onbon-k.ts'
import { type OnbonUnit, plainOnbonArea } from './onbon-k-area.ts'
import { decodeOnbonReply, encodeOnbonAck, encodeOnbonStatus } from './onbon-k-reply.ts'
import { crc16, onbonReceiver, wrapOnbon } from './onbon-k-wire.ts'

const gb = (text: string) => bytesOf(text)
const ascii = (text: string) => Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)))
const to1 = 'A5x8 01 00 00 80 00 00 00 00 00 00 FE 02'
const toAny = 'A5x8 FE FF 00 80 00 00 00 00 00 00 FE 02'

interface Vector {
  readonly what: string
  readonly source: string
  readonly request: OnbonRequest
  readonly address: OnbonAddress
  readonly wire: string
}

const field = 'frames recorded on installed cards'
const vendor = 'output of onbonlab/bx.k.java'
const fridayClock = {
  year: 2013,
  month: 1,
  day: 25,
  hour: 11,
  minute: 17,
  second: 26,
  weekday: 5,
}

// What these settings of a 5K area mean stands in BxAreaDynamic of onbonlab/bx.k.java.
const area5k = {
  ...plainOnbonArea,
  width: 64,
  timeoutSeconds: 5,
  lines: 'many',
  displayMode: 2,
  hold: 8,
} as const

const vectors: readonly Vector[] = [
  {
    what: 'ping',
    source: field,
    request: { kind: 'ping' },
    address: { screen: 1 },
    wire: `${to1} 05 00 A2 00 01 00 00 68 F8 5A`,
  },
  {
    what: 'clear',
    source: vendor,
    request: { kind: 'clear' },
    address: { screen: 1 },
    wire: `${to1} 05 00 A3 10 01 00 00 51 F8 5A`,
  },
  {
    what: 'status',
    source: field,
    request: { kind: 'status' },
    address: { screen: 1 },
    wire: `${to1} 05 00 A1 02 01 00 00 2D 40 5A`,
  },
  {
    what: 'remove all areas',
    source: field,
    request: { kind: 'areas', clearFirst: false, remove: 'all', areas: [] },
    address: { screen: 1, reserved: 2 },
    wire: `${to1} 07 00 A3 06 01 02 00 FF 00 67 CC 5A`,
  },
  {
    what: 'brightness 12',
    source: field,
    request: { kind: 'brightness', level: 12 },
    address: { screen: 1, reserved: 2 },
    wire: `${to1} 07 00 A3 02 01 02 00 01 0C 26 2D 5A`,
  },
  {
    what: 'the clock',
    source: field,
    request: { kind: 'clock', clock: fridayClock },
    address: { screen: 1, reserved: 8 },
    wire: `${to1} 0D 00 A2 03 01 08 00 13 20 01 25 11 17 26 05 B0 3F 5A`,
  },
  {
    what: 'on',
    source: vendor,
    request: { kind: 'power', on: true },
    address: { screen: 1 },
    wire: `${to1} 06 00 A3 00 01 00 00 01 79 EA 5A`,
  },
  {
    what: 'off',
    source: vendor,
    request: { kind: 'power', on: false },
    address: { screen: 1 },
    wire: `${to1} 06 00 A3 00 01 00 00 02 39 EB 5A`,
  },
  {
    what: 'a temperature',
    source: field,
    request: {
      kind: 'areas',
      clearFirst: false,
      remove: [],
      areas: [
        {
          ...plainOnbonArea,
          id: 1,
          y: 12,
          width: 64,
          height: 12,
          lineSpace: 10,
          runMode: 1,
          timeoutSeconds: 2,
          speed: 23,
          hold: 2,
          text: Uint8Array.of(...ascii('\\FO000TEMPER:21'), 0xa1, 0xe6),
        },
      ],
    },
    address: { screen: 1, replyWanted: false },
    wire: `${to1} 35 00 A3 06 02 00 00 00 01 2C 00 00 00 00 0C 00 40 00 0C 00 01 0A 01 02 00 00
      00 00 01 01 01 00 17 02 11 00 00 00 5C 46 4F 30 30 30 54 45 4D 50 45 52 3A 32 31 A1 E6
      82 DA 5A`,
  },
  {
    what: '请到3号窗口 in red on a 6K',
    source: vendor,
    request: {
      kind: 'areas',
      clearFirst: false,
      remove: [],
      areas: [
        {
          ...plainOnbonArea,
          text: gb('5C 43 31 41 30 30 33 C7 EB B5 BD 33 BA C5 B4 B0 BF DA'),
        },
      ],
    },
    address: { screen: 1 },
    wire: `${to1} 36 00 A3 06 01 00 00 00 01 2D 00 00 00 00 00 00 80 00 10 00 00 00 00 00 00 00
      00 00 01 01 01 00 00 0A 12 00 00 00 5C 43 31 41 30 30 33 C7 EB B5 BD 33 BA C5 B4 B0 BF
      DA 80 36 5A`,
  },
  {
    what: 'A003 on a 5K, which counts in eights',
    source: vendor,
    request: {
      kind: 'areas',
      clearFirst: false,
      remove: [],
      areas: [{ ...area5k, newLine: 'by-hand', x: 8, text: ascii('A003') }],
    },
    address: { unit: 'byte8' },
    wire: `${toAny} 28 00 A3 06 01 00 00 00 01 1F 00 00 01 00 00 00 08 00 10 00 00 00 00 05 00 00
      00 00 02 01 02 00 00 08 04 00 00 00 41 30 30 33 DD A7 5A`,
  },
  {
    what: 'bytes that must be escaped',
    source: vendor,
    request: {
      kind: 'areas',
      clearFirst: false,
      remove: [],
      areas: [{ ...area5k, text: gb('5A 5B A5 AB A6 C1') }],
    },
    address: { screen: 1 },
    wire: `${to1} 2A 00 A3 06 01 00 00 00 01 21 00 00 00 00 00 00 40 00 10 00 00 00 00 05 00 00
      00 00 02 01 02 00 00 08 06 00 00 00 5B 02 5B 01 A6 02 AB A6 01 C1 9F D4 5A`,
  },
  {
    what: 'an area with a voice',
    source: vendor,
    request: {
      kind: 'areas',
      clearFirst: false,
      remove: [],
      areas: [
        {
          ...area5k,
          id: 1,
          y: 16,
          displayMode: 3,
          hold: 0,
          voice: {
            person: 0,
            repeat: 3,
            volume: 10,
            speed: 2,
            text: gb('D4 AA CF FC BD DA BF EC C0 D6'),
          },
          text: gb('D0 C2 C4 EA BF EC C0 D6 A3 A1'),
        },
      ],
    },
    address: { unit: 'byte8' },
    wire: `${toAny} 3F 00 A3 06 01 00 00 00 01 36 00 00 00 00 10 00 08 00 10 00 01 00 00 05 00 02
      30 0A 02 0A 00 00 00 D4 AA CF FC BD DA BF EC C0 D6 00 00 02 01 03 00 00 00 0A 00 00 00
      D0 C2 C4 EA BF EC C0 D6 A3 A1 6A B1 5A`,
  },
]

const onlyBody = (wire: Uint8Array) => {
  const [received, ...others] = onbonReceiver().push(wire)
  expect(others).toEqual([])
  if (received?.kind !== 'frame') throw new Error(`no frame but ${received?.reason}`)
  return received.body
}

const decoded = (wire: Uint8Array, unit?: OnbonUnit) => {
  const opened = openOnbonBody(onlyBody(wire))
  return opened && decodeOnbonRequest(opened.data, unit)
}

describe('Onbon K, host to card', () => {
  test.each(vectors)('$what is encoded as in $source', ({ request, address, wire }) => {
    expect(hexOf(encodeOnbonRequest(request, address))).toBe(hexOf(bytesOf(wire)))
  })

  test.each(vectors)('$what is read back', ({ request, address, wire }) => {
    expect(decoded(bytesOf(wire), address.unit)).toEqual(request)
  })

  test('a card that counts pixels with the highest bit set gets it and loses it', () => {
    const area = { ...plainOnbonArea, x: 8, text: ascii('A003') }
    const wire = encodeOnbonRequest({ kind: 'areas', areas: [area] }, { unit: 'pixelMsb' })
    expect(hexOf(wire)).toContain('08 80 00 00 80 80 10 00')
    expect(decoded(wire, 'pixelMsb')).toMatchObject({ areas: [area] })
  })

  test('an area that ends too early is refused', () => {
    const wire = encodeOnbonRequest({
      kind: 'areas',
      areas: [{ ...plainOnbonArea, text: ascii('A003') }],
    })
    const data = openOnbonBody(onlyBody(wire))?.data ?? new Uint8Array()
    for (let length = 5; length < data.length; length += 1)
      expect(decodeOnbonRequest(data.slice(0, length))).toBeUndefined()
  })

  test('an unknown command is nothing', () => {
    expect(decodeOnbonRequest(Uint8Array.of(0xb0, 1, 1, 0, 0))).toBeUndefined()
  })
})

describe('Onbon K, card to host', () => {
  test('an acknowledgement as recorded', () => {
    const wire = 'A5x8 00 80 01 00 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 64 DC 5A'
    expect(hexOf(encodeOnbonAck(1))).toBe(hexOf(bytesOf(wire)))
    expect(decodeOnbonReply(onlyBody(bytesOf(wire)))).toEqual({ kind: 'ack' })
  })

  test('a refusal names its error', () => {
    expect(decodeOnbonReply(onlyBody(encodeOnbonAck(1, 'busy')))).toEqual({
      kind: 'nack',
      error: 'busy',
    })
  })

  test('a status tells power and brightness', () => {
    const status = { on: true, brightness: 12, clock: fridayClock, areaIds: [0, 1] }
    expect(decodeOnbonReply(onlyBody(encodeOnbonStatus(1, status)))).toEqual({
      kind: 'status',
      on: true,
      brightness: 12,
    })
  })

  test('a short body is no reply', () => {
    expect(decodeOnbonReply(Uint8Array.of(1, 2, 3))).toBeUndefined()
  })
})

describe('the wire', () => {
  test('the checksum is CRC-16/ARC', () => {
    expect(crc16(ascii('123456789'))).toBe(0xbb3d)
  })

  // The vendor's own test, BxFrameWrapperTest.java.
  test.each([
    ['A5 5A', 'A5x8 A6 02 5B 02 5A'],
    ['A5 A6 00 5B 00 5A', 'A5x8 A6 02 A6 01 00 5B 01 00 5B 02 5A'],
  ])('%s is wrapped as %s', (payload, wire) => {
    expect(hexOf(wrapOnbon(bytesOf(payload)))).toBe(hexOf(bytesOf(wire)))
  })

  test('frames come out of any pieces, several in one piece too', () => {
    const wires = vectors.map(({ wire }) => bytesOf(wire))
    const all = Uint8Array.from(wires.flatMap((wire) => [...wire]))
    const receiver = onbonReceiver()
    const oneByOne = [...all].flatMap((byte) => receiver.push(Uint8Array.of(byte)))
    expect(oneByOne).toEqual(wires.map((wire) => ({ kind: 'frame', body: onlyBody(wire) })))
    expect(onbonReceiver().push(all)).toEqual(oneByOne)
  })

  test('a frame with a lost or changed byte is garbage, and the next one is read', () => {
    const ping = encodeOnbonRequest({ kind: 'ping' })
    const bad = Uint8Array.from(ping, (byte, at) => (at === 12 ? byte ^ 1 : byte))
    const lost = ping.filter((_, at) => at !== 12)
    const both = Uint8Array.of(...bad, ...lost, ...ping)
    expect(onbonReceiver().push(both)).toEqual([
      { kind: 'garbage', reason: 'crc' },
      { kind: 'garbage', reason: 'crc' },
      { kind: 'frame', body: onlyBody(ping) },
    ])
  })

  test('a false escape and an empty frame are garbage', () => {
    expect(onbonReceiver().push(bytesOf('A5 01 A6 07 02 5A'))).toEqual([
      { kind: 'garbage', reason: 'escape' },
    ])
    expect(onbonReceiver().push(bytesOf('A5 5A'))).toEqual([
      { kind: 'garbage', reason: 'too-short' },
    ])
  })

  test('a frame without an end does not fill the memory', () => {
    const noise = new Uint8Array(20_000).fill(7)
    noise[0] = 0xa5
    expect(onbonReceiver().push(noise)).toEqual([{ kind: 'garbage', reason: 'too-long' }])
  })
})
