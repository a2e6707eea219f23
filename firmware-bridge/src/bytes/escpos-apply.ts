import { DLE, ESC, FS, GS } from './escpos-commands.ts'
import {
  type EscposLineEvent,
  type EscposState,
  endRun,
  moveToColumn,
  newEscposState,
  printLine,
} from './escpos-line.ts'
import { decodeGb18030 } from './gb-text.ts'
import type { PaperLine, PaperStyle } from './paper.ts'

export type EscposEvent =
  | EscposLineEvent
  | { readonly kind: 'cut'; readonly partial: boolean }
  | { readonly kind: 'initialised' }
  /** DLE EOT n: answered at once, also while the printer is offline. */
  | { readonly kind: 'status-now'; readonly n: number }
  /** GS r n: answered in its turn, after all that stands before it is printed. */
  | { readonly kind: 'status-in-turn'; readonly n: number }
  /** GS a n: the printer tells of changes by itself. */
  | { readonly kind: 'status-automatic'; readonly mask: number }
  /** GS I n: which printer this is. */
  | { readonly kind: 'identify'; readonly n: number }
  | { readonly kind: 'unknown'; readonly bytes: Uint8Array }

type Command = readonly number[]
type Handler = (state: EscposState, command: Command) => readonly EscposEvent[]

const key = (prefix: number, letter: string) => String.fromCharCode(prefix) + letter
const bit = (value: number, mask: number) => (value & mask) !== 0
const isOn = (value: number | undefined) => bit(value ?? 0, 1)

const restyle = (state: EscposState, change: Partial<PaperStyle>) => {
  endRun(state)
  state.style = { ...state.style, ...change }
  return []
}

const alone = (state: EscposState, line: PaperLine): readonly EscposEvent[] => [
  ...printLine(state),
  { kind: 'line', line },
]

const initialise: Handler = (state) => {
  // What was not yet printed is lost, as in a printer.
  Object.assign(state, newEscposState(state.columns, state.chineseAtStart))
  return [{ kind: 'initialised' }]
}

const feed: Handler = (state, [, , lines = 0]) =>
  lines === 0 ? printLine(state) : alone(state, { kind: 'feed', lines })

const cut = (state: EscposState, partial: boolean): readonly EscposEvent[] => [
  ...printLine(state),
  { kind: 'cut', partial },
]

/** GS V 1, its digit, and the two that feed first. */
const partialCuts = new Set([0x01, 0x31, 0x42, 0x62])

const aligns = ['left', 'centre', 'right'] as const
const align: Handler = (state, [, , n = 0]) => {
  endRun(state)
  // 0 to 2, or their digits.
  state.align = aligns[n & 0x03] ?? state.align
  return []
}

const chineseMode =
  (chinese: boolean): Handler =>
  (state) => {
    endRun(state)
    state.chinese = chinese
    return []
  }

/** GS ( k with symbol 49, the QR code: 67 module size, 80 data, 81 print. */
const twoDimensional: Handler = (state, command) => {
  const [, , , , , symbol, what, value = 0] = command
  if (symbol !== 49) return []
  if (what === 67) state.qrModuleDots = value
  if (what === 80) state.qrData = decodeGb18030(Uint8Array.from(command.slice(8)))
  if (what !== 81) return []
  const { align: place, qrData, qrModuleDots } = state
  return alone(state, { kind: 'qr', align: place, data: qrData, moduleDots: qrModuleDots })
}

const barcode: Handler = (state, command) => {
  const counted = (command[2] ?? 0) >= 0x41
  const bytes = counted ? command.slice(4) : command.slice(3, -1)
  const data = String.fromCharCode(...bytes)
  return alone(state, { kind: 'barcode', align: state.align, data })
}

const raster: Handler = (state, command) => {
  const [, , , , low = 0, high = 0, rowsLow = 0, rowsHigh = 0] = command
  return alone(state, {
    kind: 'image',
    align: state.align,
    widthBytes: low + high * 0x100,
    rows: rowsLow + rowsHigh * 0x100,
    dots: Uint8Array.from(command.slice(8)),
  })
}

/** GS ( L and GS 8 L: 112 keeps a picture, 50 prints it. `at` is where the length ends. */
const graphics =
  (at: number): Handler =>
  (state, command) => {
    const [, what, , , , , low = 0, high = 0, rowsLow = 0, rowsHigh = 0] = command.slice(at)
    if (what === 112) {
      const widthBytes = Math.ceil((low + high * 0x100) / 8)
      const rows = rowsLow + rowsHigh * 0x100
      state.image = {
        kind: 'image',
        widthBytes,
        rows,
        dots: Uint8Array.from(command.slice(at + 10)),
      }
    }
    if ((what !== 50 && what !== 2) || !state.image) return []
    return alone(state, { ...state.image, align: state.align })
  }

/** Dots of a half-width sign. */
const CELL_DOTS = 12

const column = ([, , low = 0, high = 0]: Command) => Math.round((low + high * 0x100) / CELL_DOTS)

const bracketed: Handler = (state, command) => {
  if (command[2] === 0x6b) return twoDimensional(state, command)
  return command[2] === 0x4c ? graphics(5)(state, command) : []
}

/** ESC ! */
const printMode: Handler = (state, [, , n = 0]) =>
  restyle(state, {
    bold: bit(n, 0x08),
    high: bit(n, 0x10) ? 2 : 1,
    wide: bit(n, 0x20) ? 2 : 1,
    underline: bit(n, 0x80),
  })

/** FS !, which real printers apply to Chinese signs only. */
const chinesePrintMode: Handler = (state, [, , n = 0]) =>
  restyle(state, {
    wide: bit(n, 0x04) ? 2 : 1,
    high: bit(n, 0x08) ? 2 : 1,
    underline: bit(n, 0x80),
  })

/** GS !, the width in the high half. */
const size: Handler = (state, [, , n = 0]) =>
  restyle(state, { wide: ((n >>> 4) & 0x07) + 1, high: (n & 0x07) + 1 })

const handlers: Readonly<Record<string, Handler>> = {
  [key(ESC, '@')]: initialise,
  [key(ESC, 'a')]: align,
  [key(ESC, 'd')]: feed,
  [key(ESC, 'J')]: printLine,
  [key(ESC, '!')]: printMode,
  [key(ESC, 'E')]: (state, [, , n]) => restyle(state, { bold: isOn(n) }),
  [key(ESC, 'G')]: (state, [, , n]) => restyle(state, { bold: isOn(n) }),
  [key(ESC, '-')]: (state, [, , n = 0]) => restyle(state, { underline: (n & 0x03) !== 0 }),
  [key(ESC, '$')]: (state, command) => {
    moveToColumn(state, () => column(command))
    return []
  },
  [key(ESC, '\\')]: (state, command) => {
    // Half of the numbers mean a way back.
    const forward = column(command)
    if (forward < 0x8000 / CELL_DOTS) moveToColumn(state, (used) => used + forward)
    return []
  },
  [key(ESC, 'i')]: (state) => cut(state, false),
  [key(ESC, 'm')]: (state) => cut(state, true),
  [key(FS, '&')]: chineseMode(true),
  [key(FS, '.')]: chineseMode(false),
  [key(FS, '!')]: chinesePrintMode,
  [key(FS, '-')]: (state, [, , n = 0]) => restyle(state, { underline: (n & 0x03) !== 0 }),
  [key(GS, '!')]: size,
  [key(GS, 'B')]: (state, [, , n]) => restyle(state, { inverted: isOn(n) }),
  [key(GS, 'V')]: (state, [, , n = 0]) => cut(state, partialCuts.has(n)),
  [key(GS, '(')]: bracketed,
  [key(GS, '8')]: graphics(7),
  [key(GS, 'k')]: barcode,
  [key(GS, 'v')]: raster,
  [key(GS, 'r')]: (_, [, , n = 0]) => [{ kind: 'status-in-turn', n }],
  [key(GS, 'a')]: (_, [, , mask = 0]) => [{ kind: 'status-automatic', mask }],
  [key(GS, 'I')]: (_, [, , n = 0]) => [{ kind: 'identify', n }],
  [key(DLE, '\x04')]: (_, [, , n = 0]) => [{ kind: 'status-now', n }],
}

/** `command` is whole. Commands that change nothing to be seen are passed over. */
export function applyEscposCommand(state: EscposState, command: Command): readonly EscposEvent[] {
  const [prefix = 0, letter = 0] = command
  const handler = handlers[key(prefix, String.fromCharCode(letter))]
  return handler ? handler(state, command) : []
}
