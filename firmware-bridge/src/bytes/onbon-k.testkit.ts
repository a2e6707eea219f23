import { bytesOf } from './hex.testkit.ts'
import type { OnbonAddress, OnbonRequest } from './onbon-k.ts'
import { plainOnbonArea } from './onbon-k-area.ts'
import { onbonReceiver } from './onbon-k-wire.ts'

const gb = bytesOf
export const ascii = (text: string) => Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)))
const to1 = 'A5x8 01 00 00 80 00 00 00 00 00 00 FE 02'
const toAny = 'A5x8 FE FF 00 80 00 00 00 00 00 00 FE 02'

export interface Vector {
  readonly what: string
  readonly source: string
  readonly request: OnbonRequest
  readonly address: OnbonAddress
  readonly wire: string
}

const field = 'frames recorded on installed cards'
const vendor = 'output of onbonlab/bx.k.java'
export const fridayClock = {
  year: 2013,
  month: 1,
  day: 25,
  hour: 11,
  minute: 17,
  second: 26,
  weekday: 5,
}

const areas = { kind: 'areas', clearFirst: false, remove: [] } as const

// What these settings of a 5K area mean stands in BxAreaDynamic of onbonlab/bx.k.java.
const area5k = {
  ...plainOnbonArea,
  width: 64,
  timeoutSeconds: 5,
  lines: 'many',
  displayMode: 2,
  hold: 8,
} as const

export const vectors: readonly Vector[] = [
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
      ...areas,
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
      ...areas,
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
      ...areas,
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
      ...areas,
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
      ...areas,
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

/** The one frame in these bytes. */
export function onlyBody(wire: Uint8Array): Uint8Array {
  const [received, ...others] = onbonReceiver().push(wire)
  if (others.length > 0) throw new Error('more than one frame')
  if (received?.kind !== 'frame') throw new Error(`no frame but ${received?.reason}`)
  return received.body
}
