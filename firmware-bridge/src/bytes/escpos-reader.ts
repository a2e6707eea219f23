import { applyEscposCommand, type EscposEvent } from './escpos-apply.ts'
import { DLE, ESC, escposCommandLength, FS, GS } from './escpos-commands.ts'
import { lineFeed, moveToColumn, newEscposState, printText } from './escpos-line.ts'

export interface EscposReader {
  push(chunk: Uint8Array): readonly EscposEvent[]
}

export interface EscposReaderOptions {
  /** Half-width columns of the paper: 48 on 80 mm, 32 on 58 mm. */
  readonly columns?: number
  /** Printers made for China start in Chinese mode; others wait for FS &. */
  readonly chineseAtStart?: boolean
}

/** No picture of a slip is larger; a broken length must not swallow everything that follows. */
const COMMAND_BYTES_MAX = 262_144

const isPrefix = (byte: number) => byte === DLE || byte === ESC || byte === FS || byte === GS
const LINE_FEED = 0x0a
const TAB = 0x09
/** Tabs stand at every eighth column until a program moves them. */
const nextTab = (used: number) => used - (used % 8) + 8

/** Reads the bytes that a printer receives, in any pieces, as things on paper and questions. */
export function escposReader(options: EscposReaderOptions = {}): EscposReader {
  const { columns = 48, chineseAtStart = true } = options
  const state = newEscposState(columns, chineseAtStart)
  let pending: number[] = []

  /** Bytes used at `at`; 0 when more are needed. */
  const take = (bytes: readonly number[], events: EscposEvent[]): number => {
    const [first = 0] = bytes
    if (!isPrefix(first)) {
      if (first === LINE_FEED) events.push(...lineFeed(state))
      else if (first === TAB) moveToColumn(state, nextTab)
      else if (first >= 0x20) printText(state, first)
      return 1
    }
    const length = escposCommandLength(bytes)
    if (length === 'incomplete') return 0
    if (length === 'unknown' || length > COMMAND_BYTES_MAX) {
      // When bytes were lost, the letter may be the beginning of the next command.
      const used = isPrefix(bytes[1] ?? 0) ? 1 : 2
      events.push({ kind: 'unknown', bytes: Uint8Array.from(bytes.slice(0, used)) })
      return used
    }
    if (bytes.length < length) return 0
    events.push(...applyEscposCommand(state, bytes.slice(0, length)))
    return length
  }

  return {
    push: (chunk) => {
      const bytes = [...pending, ...chunk]
      const events: EscposEvent[] = []
      let at = 0
      while (at < bytes.length) {
        const first = bytes[at] ?? 0
        // Plain text goes byte by byte; only a command needs to see what follows it.
        const used = take(isPrefix(first) ? bytes.slice(at) : [first], events)
        if (used === 0) break
        at += used
      }
      pending = bytes.slice(at)
      return events
    },
  }
}
