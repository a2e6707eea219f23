import type { ShowPayload, SignShow } from '@yihao/contract'
import { cellsOf, cellsOfSign, encodeGb2312 } from './gb-text.ts'

type SignPayload = Omit<ShowPayload['show'] & { kind: 'sign' }, 'kind'>
/** What a sign over a window needs to know. */
export type SignLineInput = Pick<SignPayload, 'windowNumber' | 'label' | 'lineCells' | 'sign'>

export type SignColour = 'red' | 'green' | 'yellow'

export interface SignLine {
  /** Fills the sign's line exactly, so that nothing of the text before stays lit. */
  readonly text: string
  readonly colour: SignColour
}

// In-text controls of the K cards (onbonlab/BX-K, the SDK's document).
const colourControls: Record<SignColour, string> = { red: '\\C1', green: '\\C2', yellow: '\\C3' }

const colours: Record<SignShow['state'], SignColour> = {
  closed: 'yellow',
  paused: 'yellow',
  free: 'green',
  called: 'red',
  serving: 'green',
}

/** From the fullest wording to the shortest; the first that fits the sign is shown. */
function wordings({ windowNumber, label, sign }: SignLineInput): readonly string[] {
  const place = `${windowNumber}号窗口`
  switch (sign.state) {
    case 'closed':
      return [`${place} 未开放`, '窗口未开放', '未开放', '关闭', '-']
    case 'paused':
      return [`${place} 暂停服务`, '暂停服务', '暂停', '-']
    case 'free':
      return [`${place} ${label.zh}`, label.zh, place, `${windowNumber}号`, `${windowNumber}`]
    case 'called':
      return [
        `请${sign.number}号到${place}办理`,
        `请${sign.number}到${place}`,
        `请${sign.number}号到窗口`,
        `请到窗口${sign.number}`,
        `请${sign.number}`,
        sign.number,
      ]
    case 'serving':
      return [`${place} 正在办理 ${sign.number}`, `正在办理${sign.number}`, sign.number]
  }
}

/** At most so many cells; a wide sign that only half fits is left out. */
function cut(text: string, cells: number): string {
  let left = cells
  let kept = ''
  for (const sign of text) {
    left -= cellsOfSign(sign)
    if (left < 0) break
    kept += sign
  }
  return kept
}

/** A backslash would begin a control of the card. */
const harmless = (text: string) => text.replaceAll('\\', '').replace(/\s+/g, ' ').trim()

export function layOutSignLine(input: SignLineInput): SignLine {
  // The plan counts full-width signs; letters and digits take half of one.
  const cells = 2 * Math.max(1, Math.trunc(input.lineCells))
  const texts = wordings(input).map(harmless)
  const text = texts.find((one) => cellsOf(one) <= cells) ?? cut(texts.at(-1) ?? '', cells)
  const free = cells - cellsOf(text)
  const before = Math.floor(free / 2)
  return {
    text: ' '.repeat(before) + text + ' '.repeat(free - before),
    colour: colours[input.sign.state],
  }
}

/** The bytes of an area's text; `controls` false for cards of one colour. */
export function encodeSignLine(line: SignLine, controls = true): Uint8Array {
  const colour = controls ? colourControls[line.colour] : ''
  return Uint8Array.of(...encodeGb2312(colour), ...encodeGb2312(line.text))
}
