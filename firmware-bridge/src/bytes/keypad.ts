// Keypads and evaluators on one line: the frames of 21 键点阵液晶呼叫器通讯协议 (a maker's public
// document) and of JackQChen/QueueSystem, CallSystem frmMain.cs, which agree.
import { sumByte } from './checksum.ts'

export interface PadFrame {
  /** One for each window on the line. */
  readonly address: number
  readonly command: number
  readonly data: Uint8Array
}

const START = 0xff
const HEAD = 0x68
const END = 0x16
const HEAD_BYTES = 5
/** Start, head, length twice, head again; sum and end after the content. */
const FRAME_EXTRA_BYTES = HEAD_BYTES + 2
/** Address and command. */
const CONTENT_BYTES_MIN = 2
const CONTENT_BYTES_MAX = 32
/** A pause inside a frame means that its rest was lost. */
export const PAD_BYTE_PAUSE_MS = 100

export function encodePadFrame({ address, command, data }: PadFrame): Uint8Array {
  const content = Uint8Array.of(address, command, ...data)
  const length = content.length
  return Uint8Array.of(START, HEAD, length, length, HEAD, ...content, sumByte(content), END)
}

/** A frame at the beginning of `bytes`, or what keeps it from being one. */
function frameAtStart(bytes: readonly number[]): PadFrame | 'incomplete' | 'garbage' {
  const [start, head, length, again, secondHead] = bytes
  const fits = (value: number | undefined, wanted: number) =>
    value === undefined || value === wanted
  if (!fits(start, START) || !fits(head, HEAD) || !fits(secondHead, HEAD)) return 'garbage'
  if (length === undefined) return 'incomplete'
  if (!fits(again, length)) return 'garbage'
  if (length < CONTENT_BYTES_MIN || length > CONTENT_BYTES_MAX) return 'garbage'
  if (bytes.length < length + FRAME_EXTRA_BYTES) return 'incomplete'
  const content = Uint8Array.from(bytes.slice(HEAD_BYTES, HEAD_BYTES + length))
  if (bytes[HEAD_BYTES + length] !== sumByte(content)) return 'garbage'
  if (bytes[HEAD_BYTES + length + 1] !== END) return 'garbage'
  const [address = 0, command = 0, ...data] = content
  return { address, command, data: Uint8Array.from(data) }
}

export interface PadReceiver {
  push(chunk: Uint8Array, atMs: number): readonly PadFrame[]
}

/** Noise and broken frames are stepped over byte by byte until a whole frame stands there. */
export function padReceiver(): PadReceiver {
  let pending: number[] = []
  let lastAtMs = Number.NEGATIVE_INFINITY
  return {
    push: (chunk, atMs) => {
      if (atMs - lastAtMs > PAD_BYTE_PAUSE_MS) pending = []
      lastAtMs = atMs
      pending.push(...chunk)
      const frames: PadFrame[] = []
      while (pending.length > 0) {
        const frame = frameAtStart(pending)
        if (frame === 'incomplete') break
        if (frame !== 'garbage') frames.push(frame)
        const used = frame === 'garbage' ? 1 : frame.data.length + 2 + FRAME_EXTRA_BYTES
        pending.splice(0, used)
      }
      return frames
    },
  }
}

/**
 * A pad that misses its echo sends the key again, and the next visitor would be called twice: the
 * same frame of the same pad within a second is a repeat. It is still to be acknowledged.
 */
export const PAD_REPEAT_MS = 1_000

export function padRepeats(): (frame: PadFrame, atMs: number) => boolean {
  const lastOf = new Map<number, { readonly content: string; readonly atMs: number }>()
  return (frame, atMs) => {
    const content = [frame.command, ...frame.data].join(' ')
    const last = lastOf.get(frame.address)
    lastOf.set(frame.address, { content, atMs })
    return last?.content === content && atMs - last.atMs < PAD_REPEAT_MS
  }
}
