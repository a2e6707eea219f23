// Replies of the Onbon K cards: onbonlab/bx.k.java BxResp, "Error Code.md" of onbonlab/BX-K.
import { byteReader, byteWriter } from './byte-cursor.ts'
import { encodeOnbonClock, type OnbonClock, onbonHeader, openOnbonBody } from './onbon-k.ts'
import { sealOnbon } from './onbon-k-wire.ts'

const HOST = 0x8000

/** In the order of their codes on the wire. */
export const onbonErrors = [
  'none',
  'group',
  'unknown-command',
  'busy',
  'memory',
  'crc',
  'no-file',
  'flash',
  'download',
  'file-name',
  'file-type',
  'file-crc',
  'font-missing',
  'firmware',
  'date-format',
  'exists',
  'block-number',
  'controller-type',
  'screen-parameters',
  'controller-id',
] as const
export type OnbonError = (typeof onbonErrors)[number]

export interface OnbonStatus {
  readonly on: boolean
  readonly brightness: number
  readonly clock: OnbonClock
  readonly areaIds: readonly number[]
}

export type OnbonReply =
  | { readonly kind: 'ack' }
  | { readonly kind: 'nack'; readonly error: OnbonError | number }
  | { readonly kind: 'status'; readonly on: boolean; readonly brightness: number }

export function encodeOnbonAck(screen: number, error: OnbonError = 'none'): Uint8Array {
  const data = Uint8Array.of(0xa0, error === 'none' ? 0 : 1, onbonErrors.indexOf(error), 0, 0)
  return sealOnbon(Uint8Array.of(...onbonHeader(HOST, screen, data.length), ...data))
}

export function encodeOnbonStatus(screen: number, status: OnbonStatus): Uint8Array {
  const data = byteWriter()
    .u8(0xa1, 0x02, 0, 0, 0)
    .u8(status.on ? 1 : 2, status.brightness)
    .bytes(encodeOnbonClock(status.clock))
    .u8(0, 0x50, 0x30, 0x30, 0x30, 0, 0)
    .u8(status.areaIds.length, ...status.areaIds)
    .bytes(new Uint8Array(16 + 12))
    .done()
  return sealOnbon(Uint8Array.of(...onbonHeader(HOST, screen, data.length), ...data))
}

/** Reads the body of a received frame; nothing when it is no reply. */
export function decodeOnbonReply(body: Uint8Array): OnbonReply | undefined {
  const opened = openOnbonBody(body)
  if (!opened) return undefined
  const reader = byteReader(opened.data)
  const group = reader.u8()
  const command = reader.u8()
  const code = reader.u8()
  reader.u16()
  if (reader.short) return undefined
  if (group === 0xa0 && command === 0x00) return { kind: 'ack' }
  if (group === 0xa0 && command === 0x01) return { kind: 'nack', error: onbonErrors[code] ?? code }
  if (group !== 0xa1 || command !== 0x02) return undefined
  const on = reader.u8() === 1
  const brightness = reader.u8()
  return reader.short ? undefined : { kind: 'status', on, brightness }
}
