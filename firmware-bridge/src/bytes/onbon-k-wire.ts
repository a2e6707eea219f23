// The physical layer of the Onbon (仰邦) controllers, as in the vendor's manual 6th动态区域用户手册.md
// (onbonlab/BX-V-VI) and its source onbonlab/bx.k.java, BxFrameWrapper.

const START = 0xa5
const END = 0x5a
const START_ESCAPE = 0xa6
const END_ESCAPE = 0x5b
/** The manual sends eight, so that lost bytes at the beginning do no harm. */
const START_COUNT = 8
/** Longer than any frame of text; noise without an end byte must not fill the memory. */
const BODY_BYTES_MAX = 16_384
/** A controller may send this in place of a checksum: it was not computed. */
const CRC_NOT_COMPUTED = 0xffff

/** CRC-16/ARC: polynomial 0x8005 reflected, starting at 0. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1
  }
  return crc
}

const escapes = new Map<number, readonly number[]>([
  [START, [START_ESCAPE, 0x02]],
  [START_ESCAPE, [START_ESCAPE, 0x01]],
  [END, [END_ESCAPE, 0x02]],
  [END_ESCAPE, [END_ESCAPE, 0x01]],
])

/** Start bytes, the escaped bytes, the end byte. */
export function wrapOnbon(bytes: Uint8Array): Uint8Array {
  const out: number[] = Array.from({ length: START_COUNT }, () => START)
  for (const byte of bytes) out.push(...(escapes.get(byte) ?? [byte]))
  out.push(END)
  return Uint8Array.from(out)
}

/** A body (header and data) with its checksum, ready for the line. */
export function sealOnbon(body: Uint8Array): Uint8Array {
  const crc = crc16(body)
  return wrapOnbon(Uint8Array.of(...body, crc & 0xff, crc >>> 8))
}

export type OnbonReceived =
  | { readonly kind: 'frame'; readonly body: Uint8Array }
  | { readonly kind: 'garbage'; readonly reason: 'escape' | 'crc' | 'too-long' | 'too-short' }

export interface OnbonReceiver {
  /** Takes what the line brought, in any pieces, and gives the frames that are complete now. */
  push(chunk: Uint8Array): readonly OnbonReceived[]
}

function judged(bytes: readonly number[]): OnbonReceived {
  if (bytes.length < 3) return { kind: 'garbage', reason: 'too-short' }
  const body = Uint8Array.from(bytes.slice(0, -2))
  const sent = (bytes.at(-2) ?? 0) + (bytes.at(-1) ?? 0) * 0x100
  if (sent !== CRC_NOT_COMPUTED && sent !== crc16(body)) return { kind: 'garbage', reason: 'crc' }
  return { kind: 'frame', body }
}

function unescaped(mark: number, byte: number): number | undefined {
  if (byte !== 0x01 && byte !== 0x02) return undefined
  if (mark === START_ESCAPE) return byte === 0x02 ? START : START_ESCAPE
  return byte === 0x02 ? END : END_ESCAPE
}

/** Bytes outside a frame are skipped: a start byte always begins a new one. */
export function onbonReceiver(): OnbonReceiver {
  let collected: number[] | undefined
  let mark: number | undefined

  const takeByte = (byte: number): OnbonReceived | undefined => {
    if (byte === START) {
      collected = []
      mark = undefined
      return undefined
    }
    if (!collected) return undefined
    if (mark !== undefined) {
      const meant = unescaped(mark, byte)
      mark = undefined
      if (meant !== undefined) {
        collected.push(meant)
        return undefined
      }
      collected = undefined
      return { kind: 'garbage', reason: 'escape' }
    }
    if (byte === END) {
      const frame = judged(collected)
      collected = undefined
      return frame
    }
    if (byte === START_ESCAPE || byte === END_ESCAPE) mark = byte
    else collected.push(byte)
    if (collected.length <= BODY_BYTES_MAX) return undefined
    collected = undefined
    return { kind: 'garbage', reason: 'too-long' }
  }

  return {
    push: (chunk) => {
      const received: OnbonReceived[] = []
      for (const byte of chunk) {
        const result = takeByte(byte)
        if (result) received.push(result)
      }
      return received
    },
  }
}
