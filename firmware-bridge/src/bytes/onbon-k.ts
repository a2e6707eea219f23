// Commands and replies of the Onbon (仰邦) K family, cards BX-5K and BX-6K: the vendor's source
// onbonlab/bx.k.java (BxDataPack, BxCmd…), its SDK documents onbonlab/BX-K and the field names of
// strongercjd/Onbon-Protocol-Analysis.
import { byteReader, byteWriter } from './byte-cursor.ts'
import { decodeOnbonArea, encodeOnbonArea, type OnbonArea, type OnbonUnit } from './onbon-k-area.ts'
import { sealOnbon } from './onbon-k-wire.ts'

/** Every card listens to it. */
export const ONBON_ANY_SCREEN = 0xfffe
const HOST = 0x8000
const DEVICE_ANY = 0xfe
const PROTOCOL_VERSION = 0x02
const HEADER_BYTES = 14

export interface OnbonClock {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Monday 1 to Sunday 7. */
  readonly weekday: number
}

export type OnbonRequest =
  | { readonly kind: 'ping' | 'reset' | 'status' | 'clear' }
  | { readonly kind: 'clock'; readonly clock: OnbonClock }
  | { readonly kind: 'power'; readonly on: boolean }
  /** 0 to 15. */
  | { readonly kind: 'brightness'; readonly level: number }
  | {
      readonly kind: 'areas'
      readonly clearFirst?: boolean
      readonly remove?: 'all' | readonly number[]
      readonly areas: readonly OnbonArea[]
    }

export interface OnbonAddress {
  /** 屏号, the card's own number; every card by default. */
  readonly screen?: number
  readonly unit?: OnbonUnit
  readonly replyWanted?: boolean
  /** Two bytes the cards do not read; some hosts write the payload's length there. */
  readonly reserved?: number
}

const commands = {
  ping: [0xa2, 0x00],
  reset: [0xa2, 0x01],
  clock: [0xa2, 0x03],
  status: [0xa1, 0x02],
  power: [0xa3, 0x00],
  brightness: [0xa3, 0x02],
  areas: [0xa3, 0x06],
  clear: [0xa3, 0x10],
} as const satisfies Record<OnbonRequest['kind'], readonly [number, number]>

export function onbonHeader(to: number, from: number, dataBytes: number): Uint8Array {
  return byteWriter()
    .u16(to)
    .u16(from)
    .u8(0, 0, 0, 0, 0, 0, DEVICE_ANY, PROTOCOL_VERSION)
    .u16(dataBytes)
    .done()
}

const bcd = (value: number) => (Math.floor(value / 10) % 10) * 16 + (value % 10)
const fromBcd = (byte: number) => (byte >>> 4) * 10 + (byte & 0x0f)

export function encodeOnbonClock(clock: OnbonClock): Uint8Array {
  const { year, month, day, hour, minute, second, weekday } = clock
  const parts = [year % 100, Math.floor(year / 100), month, day, hour, minute, second, weekday]
  return Uint8Array.from(parts.map(bcd))
}

function areasPayload(request: OnbonRequest & { kind: 'areas' }, unit: OnbonUnit): Uint8Array {
  const out = byteWriter()
  if (request.remove === 'all') out.u8(0xff)
  else out.u8(request.remove?.length ?? 0, ...(request.remove ?? []))
  out.u8(request.areas.length)
  for (const area of request.areas) {
    const bytes = encodeOnbonArea(area, unit)
    out.u16(bytes.length).bytes(bytes)
  }
  return out.done()
}

function payloadOf(request: OnbonRequest, unit: OnbonUnit): Uint8Array {
  switch (request.kind) {
    case 'clock':
      return encodeOnbonClock(request.clock)
    case 'power':
      return Uint8Array.of(request.on ? 1 : 2)
    case 'brightness':
      return Uint8Array.of(1, request.level)
    case 'areas':
      return areasPayload(request, unit)
    case 'ping':
    case 'reset':
    case 'status':
    case 'clear':
      return new Uint8Array()
  }
}

/** The whole frame, ready for the line (TCP 5005 or a serial line). */
export function encodeOnbonRequest(request: OnbonRequest, address: OnbonAddress = {}): Uint8Array {
  const reserved =
    address.reserved ?? (request.kind === 'areas' && request.clearFirst ? 0x0001 : 0x0000)
  const data = byteWriter()
    .u8(...commands[request.kind], (address.replyWanted ?? true) ? 1 : 2)
    .u16(reserved)
    .bytes(payloadOf(request, address.unit ?? 'pixel'))
    .done()
  const header = onbonHeader(address.screen ?? ONBON_ANY_SCREEN, HOST, data.length)
  return sealOnbon(Uint8Array.of(...header, ...data))
}

export interface OnbonBody {
  readonly to: number
  readonly from: number
  readonly data: Uint8Array
}

/** Header and data of a received body; nothing when the lengths do not agree. */
export function openOnbonBody(body: Uint8Array): OnbonBody | undefined {
  const reader = byteReader(body)
  const to = reader.u16()
  const from = reader.u16()
  reader.take(3)
  const option = reader.u8()
  reader.take(4)
  const length = reader.u16()
  // A barcode of 16 bytes stands between header and data when the option says so.
  const barcode = option === 0 ? 0 : body.length - HEADER_BYTES - length
  if (barcode < 0) return undefined
  reader.take(barcode)
  const data = reader.take(length)
  return reader.short || reader.left > 0 ? undefined : { to, from, data }
}

function readAreas(payload: Uint8Array, clearFirst: boolean, unit: OnbonUnit) {
  const reader = byteReader(payload)
  const removed = reader.u8()
  const remove = removed === 0xff ? ('all' as const) : [...reader.take(removed)]
  const count = reader.u8()
  const areas: OnbonArea[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const area = decodeOnbonArea(reader.take(reader.u16()), unit)
    if (!area) return undefined
    areas.push(area)
  }
  return reader.short ? undefined : { kind: 'areas' as const, clearFirst, remove, areas }
}

function readClock(payload: Uint8Array): OnbonRequest | undefined {
  const [low, high, month, day, hour, minute, second, weekday] = [...payload].map(fromBcd)
  if (low === undefined || high === undefined || month === undefined) return undefined
  if (day === undefined || hour === undefined || minute === undefined) return undefined
  if (second === undefined || weekday === undefined) return undefined
  const year = high * 100 + low
  return { kind: 'clock', clock: { year, month, day, hour, minute, second, weekday } }
}

/** What a card reads in the data of a frame; nothing when it does not know the command. */
export function decodeOnbonRequest(
  data: Uint8Array,
  unit: OnbonUnit = 'pixel',
): OnbonRequest | undefined {
  const [group, command, , mode] = data
  const payload = data.slice(5)
  const [kind] =
    Object.entries(commands).find(([, [one, two]]) => one === group && two === command) ?? []
  switch (kind as OnbonRequest['kind'] | undefined) {
    case 'ping':
      return { kind: 'ping' }
    case 'reset':
      return { kind: 'reset' }
    case 'status':
      return { kind: 'status' }
    case 'clear':
      return { kind: 'clear' }
    case 'clock':
      return readClock(payload)
    case 'power':
      return { kind: 'power', on: payload[0] === 1 }
    case 'brightness':
      return { kind: 'brightness', level: payload[1] ?? 0 }
    case 'areas':
      return readAreas(payload, mode === 1, unit)
    case undefined:
      return undefined
  }
}
