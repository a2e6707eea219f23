/** Collects bytes, numbers least significant byte first. */
export interface ByteWriter {
  u8(...values: readonly number[]): ByteWriter
  u16(value: number): ByteWriter
  u32(value: number): ByteWriter
  bytes(values: Uint8Array): ByteWriter
  done(): Uint8Array
}

export function byteWriter(): ByteWriter {
  const out: number[] = []
  const writer: ByteWriter = {
    u8: (...values) => {
      for (const value of values) out.push(value & 0xff)
      return writer
    },
    u16: (value) => writer.u8(value, value >>> 8),
    u32: (value) => writer.u8(value, value >>> 8, value >>> 16, value >>> 24),
    bytes: (values) => {
      for (const value of values) out.push(value)
      return writer
    },
    done: () => Uint8Array.from(out),
  }
  return writer
}

/** Reads past the end give zeros and set `short`, so that a parser asks once, at its end. */
export interface ByteReader {
  u8(): number
  u16(): number
  u32(): number
  take(length: number): Uint8Array
  readonly left: number
  readonly short: boolean
}

export function byteReader(bytes: Uint8Array): ByteReader {
  let at = 0
  let short = false
  const reader: ByteReader = {
    u8: () => {
      const value = bytes[at]
      if (value === undefined) short = true
      at += 1
      return value ?? 0
    },
    u16: () => reader.u8() + reader.u8() * 0x100,
    u32: () => reader.u16() + reader.u16() * 0x1_0000,
    take: (length) => {
      if (at + length > bytes.length) short = true
      const part = bytes.slice(at, at + length)
      at += length
      return part
    },
    get left() {
      return Math.max(0, bytes.length - at)
    },
    get short() {
      return short
    },
  }
  return reader
}
