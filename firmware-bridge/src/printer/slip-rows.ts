import { clockText, readHallClock, type TicketSlip, waitRangeText } from '@yihao/contract'
import { cellsOf, cellsOfSign } from '../bytes/gb-text.ts'

/** Times the usual size, in both directions. */
export type RowSize = 1 | 2 | 4

export type SlipRow =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly size: RowSize
      readonly align: 'left' | 'centre'
      readonly bold: boolean
    }
  | { readonly kind: 'qr'; readonly data: string }
  | { readonly kind: 'feed' }

/** 48 half-width cells on 80 mm of paper, 32 on 58 mm (font A of the usual 203 dpi heads). */
export type PaperColumns = 32 | 48

const itemsListed = 5

/** What stands on the paper, from top to bottom. It names nobody. */
export function slipRows(slip: TicketSlip, columns: PaperColumns): readonly SlipRow[] {
  const centred = (text: string, size: RowSize = 1, bold = false) =>
    textRows(text, columns, { size, align: 'centre', bold })
  const rule: SlipRow = {
    kind: 'text',
    text: '-'.repeat(columns),
    size: 1,
    align: 'left',
    bold: false,
  }
  return [
    ...centred(slip.hallName.zh, 1, true),
    ...centred(slip.hallName.en),
    ...(slip.reprint ? centred('补打 Reprint', 2) : []),
    { kind: 'feed' },
    ...centred(slip.number, 4, true),
    { kind: 'feed' },
    ...centred(slip.queueName.zh, 2),
    ...centred(slip.queueName.en),
    rule,
    ...pair('等候区 Area', `${slip.zoneName.zh} ${slip.zoneName.en}`, columns),
    ...pair('前面等候 Ahead of you', `${slip.ahead}`, columns),
    ...pair('预计 Expected', waitText(slip), columns),
    ...pair('取号时间 Taken at', takenAt(slip), columns),
    ...itemRows(slip, columns),
    ...visitorRows(slip, columns),
    rule,
    ...qrRows(slip.url, columns),
    ...slip.hints.flatMap(({ zh, en }) => [...centred(zh), ...centred(en)]),
  ]
}

function waitText({ waitRange }: TicketSlip): string {
  const { zh, en } = waitRangeText(waitRange)
  return `${zh} ${en}`
}

function takenAt({ issuedAt }: TicketSlip): string {
  return `${readHallClock(issuedAt).businessDate} ${clockText(issuedAt)}`
}

function itemRows({ itemNames }: TicketSlip, columns: PaperColumns): readonly SlipRow[] {
  const left = { size: 1, align: 'left', bold: false } as const
  const listed = itemNames.slice(0, itemsListed)
  const rows = listed.flatMap((name) => textRows(`· ${name}`, columns, left))
  const more = itemNames.length - listed.length
  if (more > 0) rows.push(...textRows(`· 等 ${itemNames.length} 项 (${more} more)`, columns, left))
  return rows
}

/** What the visitor asked for, and that a claim counts only once somebody has seen it. */
function visitorRows({ needs = [], claim }: TicketSlip, columns: PaperColumns): readonly SlipRow[] {
  const left = { size: 1, align: 'left', bold: false } as const
  const told = needs.flatMap(({ zh, en }) => textRows(`※ ${zh} ${en}`, columns, left))
  if (claim === undefined) return told
  const state = claim.confirmed
    ? '已核验 confirmed'
    : '待核验，请到服务台 to be confirmed at the service desk'
  const { zh, en } = claim.group
  return [...told, ...textRows(`★ 优先 ${zh} ${en}：${state}`, columns, left)]
}

function qrRows(url: string, columns: PaperColumns): readonly SlipRow[] {
  // The package counts characters where the printer counts bytes, so only ASCII may pass.
  if (!/^[\x21-\x7e]+$/.test(url)) return []
  const label = '扫码看进度 Scan to follow your turn'
  const style = { size: 1, align: 'centre', bold: false } as const
  return [{ kind: 'qr', data: url }, ...textRows(label, columns, style)]
}

/** A name at the left, its value at the right; below each other when they do not fit. */
export function pair(name: string, value: string, columns: PaperColumns): readonly SlipRow[] {
  const style = { size: 1, align: 'left', bold: false } as const
  const gap = columns - cellsOf(name) - cellsOf(value)
  if (gap >= 1) return [{ kind: 'text', text: `${name}${' '.repeat(gap)}${value}`, ...style }]
  return [...textRows(name, columns, style), ...textRows(value, columns, style)]
}

type Style = Pick<SlipRow & { readonly kind: 'text' }, 'size' | 'align' | 'bold'>

function textRows(text: string, columns: PaperColumns, style: Style): SlipRow[] {
  return fold(text, Math.floor(columns / style.size)).map((line) => ({
    kind: 'text',
    text: line,
    ...style,
  }))
}

/** By the width of signs, not their count: 20 Chinese signs take 40 columns. */
export function fold(text: string, cells: number): readonly string[] {
  const lines: string[] = []
  let rest = printable(text).trim()
  while (cellsOf(rest) > cells) {
    const kept = cutAt(rest, cells)
    // English breaks between words when there is a gap in the second half of the line.
    const gap = kept.lastIndexOf(' ')
    const nextIsGap = rest[kept.length] === ' '
    const line = !nextIsGap && gap > kept.length / 2 ? kept.slice(0, gap) : kept
    lines.push(line.trimEnd())
    rest = rest.slice(line.length).trimStart()
  }
  return rest === '' ? lines : [...lines, rest]
}

function cutAt(text: string, cells: number): string {
  let used = 0
  let kept = ''
  for (const sign of text) {
    used += cellsOfSign(sign)
    if (used > cells) break
    kept += sign
  }
  return kept
}

/** A control character in a name would be a command to the printer. */
const printable = (text: string) => text.replace(/\p{Cc}+/gu, ' ')
