import { cellsOf, decodeGb18030 } from './gb-text.ts'
import type { PaperAlign, PaperImage, PaperLine, PaperRun, PaperStyle } from './paper.ts'
import { plainStyle } from './paper.ts'
import { foldRuns } from './paper-fold.ts'

export interface EscposState {
  readonly columns: number
  readonly chineseAtStart: boolean
  chinese: boolean
  align: PaperAlign
  style: PaperStyle
  /** Bytes of text since the style last changed. */
  bytes: number[]
  runs: PaperRun[]
  qrData: string
  qrModuleDots: number
  /** A picture that was sent and not yet printed. */
  image: Omit<PaperImage, 'align'> | undefined
}

export type EscposLineEvent = { readonly kind: 'line'; readonly line: PaperLine }

export function newEscposState(columns: number, chineseAtStart: boolean): EscposState {
  return {
    columns,
    chineseAtStart,
    chinese: chineseAtStart,
    align: 'left',
    style: plainStyle,
    bytes: [],
    runs: [],
    qrData: '',
    qrModuleDots: 3,
    image: undefined,
  }
}

export function printText(state: EscposState, byte: number): void {
  state.bytes.push(byte)
}

/** Outside the Chinese mode a byte above 7F is a sign of some code page, which is not drawn. */
const ofCodePage = (bytes: readonly number[]) =>
  bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : '?')).join('')

/** Ends the run, before the style or the encoding changes. */
export function endRun(state: EscposState): void {
  if (state.bytes.length === 0) return
  const { bytes, chinese, style } = state
  const text = chinese ? decodeGb18030(Uint8Array.from(bytes)) : ofCodePage(bytes)
  state.runs.push({ ...style, text })
  state.bytes = []
}

/** Moves on to a column of the line; a printer that moves back overprints, which nobody does. */
export function moveToColumn(state: EscposState, column: (used: number) => number): void {
  endRun(state)
  const used = state.runs.reduce((sum, { text, wide }) => sum + cellsOf(text) * wide, 0)
  const gap = Math.min(column(used), state.columns) - used
  if (gap > 0) state.runs.push({ ...plainStyle, text: ' '.repeat(gap) })
}

/** What stands in the line buffer, broken at the paper's edge; nothing when it is empty. */
export function printLine(state: EscposState): readonly EscposLineEvent[] {
  endRun(state)
  if (state.runs.length === 0) return []
  const { align, columns } = state
  const lines = foldRuns(state.runs, columns)
  state.runs = []
  return lines.map((runs) => ({ kind: 'line', line: { kind: 'text', align, runs } }))
}

export function lineFeed(state: EscposState): readonly EscposLineEvent[] {
  const printed = printLine(state)
  return printed.length > 0 ? printed : [{ kind: 'line', line: { kind: 'feed', lines: 1 } }]
}
