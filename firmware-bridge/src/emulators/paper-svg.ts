import { cellsOf } from '../bytes/gb-text.ts'
import type { PaperAlign, PaperLine, PaperRun } from '../bytes/paper.ts'
import { escaped } from './markup.ts'

/** The squares of a QR code, row by row; true is dark. */
export type DrawQr = (data: string) => readonly (readonly boolean[])[]

/** Dots of font A, 12 by 24, and the usual line spacing of 30 dots. */
const CELL = 12
const LINE = 30
const MARGIN = 24
const QR_FRAME = 200
const BARCODE_HEIGHT = 60

interface Piece {
  readonly markup: string
  readonly height: number
}

const leftOf = (align: PaperAlign, width: number, paper: number) => {
  if (align === 'left') return 0
  return align === 'right' ? paper - width : Math.floor((paper - width) / 2)
}

function runMarkup(run: PaperRun, left: number, baseline: number): string {
  const width = cellsOf(run.text) * CELL * run.wide
  const colour = run.inverted ? '#fff' : '#111'
  const ground = run.inverted
    ? `<rect x="${left}" y="${baseline - 22 * run.high}" width="${width}" height="${26 * run.high}"/>`
    : ''
  const under = run.underline
    ? `<rect x="${left}" y="${baseline + 3}" width="${width}" height="2"/>`
    : ''
  // Scaled, since a printer makes its signs wider and higher independently.
  const place = `translate(${left} ${baseline}) scale(${run.wide} ${run.high})`
  const weight = run.bold ? ' font-weight="700"' : ''
  const length = cellsOf(run.text) * CELL
  const text = escaped(run.text)
  const fit = `textLength="${length}" lengthAdjust="spacingAndGlyphs"`
  return `${ground}<text transform="${place}" ${fit} fill="${colour}"${weight}>${text}</text>${under}`
}

function textPiece(line: PaperLine & { kind: 'text' }, top: number, paper: number): Piece {
  const width = line.runs.reduce((sum, run) => sum + cellsOf(run.text) * CELL * run.wide, 0)
  const high = Math.max(1, ...line.runs.map((run) => run.high))
  const height = 24 * high + (LINE - 24)
  let left = leftOf(line.align, width, paper)
  const markup = line.runs.map((run) => {
    const one = runMarkup(run, left, top + height - 10)
    left += cellsOf(run.text) * CELL * run.wide
    return one
  })
  return { markup: markup.join(''), height }
}

function qrSquares(line: PaperLine & { kind: 'qr' }, top: number, paper: number, draw: DrawQr) {
  const rows = draw(line.data)
  const dots = Math.max(1, line.moduleDots)
  const side = rows.length * dots
  const left = leftOf(line.align, side, paper)
  const squares = rows.flatMap((row, y) =>
    row.flatMap((dark, x) =>
      dark ? [`M${left + x * dots} ${top + 6 + y * dots}h${dots}v${dots}h-${dots}z`] : [],
    ),
  )
  return { markup: `<path d="${squares.join('')}"/>`, height: side + 12 }
}

/** The link itself in a frame, for whoever has no way to draw its squares. */
function qrFrame(line: PaperLine & { kind: 'qr' }, top: number, paper: number): Piece {
  const left = leftOf(line.align, QR_FRAME, paper)
  const middle = left + QR_FRAME / 2
  const box = `x="${left}" y="${top + 6}" width="${QR_FRAME}" height="${QR_FRAME}"`
  const length = Math.min(QR_FRAME - 16, cellsOf(line.data) * 8)
  const fit = `textLength="${length}" lengthAdjust="spacingAndGlyphs"`
  const words =
    `<text x="${middle}" y="${top + 96}" text-anchor="middle" font-size="28">二维码</text>` +
    `<text x="${middle}" y="${top + 130}" text-anchor="middle" font-size="14" ${fit} fill="#06c">` +
    `${escaped(line.data)}</text>`
  const frame = `<rect ${box} rx="8" fill="none" stroke="#111" stroke-dasharray="6 4"/>${words}`
  const link = /^https?:\/\//.test(line.data)
    ? `<a href="${escaped(line.data)}" target="_blank">${frame}</a>`
    : frame
  return { markup: link, height: QR_FRAME + 12 }
}

function barcodePiece(line: PaperLine & { kind: 'barcode' }, top: number, paper: number): Piece {
  const width = Math.min(paper, line.data.length * 22 + 40)
  const left = leftOf(line.align, width, paper)
  const bars = [...line.data].flatMap((sign, nth) => {
    const code = sign.codePointAt(0) ?? 0
    return [0, 1, 2, 3, 4].map((bar) => {
      const x = left + 20 + nth * 22 + bar * 4
      return `<rect x="${x}" y="${top}" width="${(code >> bar) & 1 ? 3 : 1}" height="${BARCODE_HEIGHT}"/>`
    })
  })
  return { markup: bars.join(''), height: BARCODE_HEIGHT + 8 }
}

function imagePiece(line: PaperLine & { kind: 'image' }, top: number, paper: number): Piece {
  const left = leftOf(line.align, line.widthBytes * 8, paper)
  const path: string[] = []
  line.dots.forEach((byte, at) => {
    const y = top + Math.floor(at / line.widthBytes)
    const x = left + (at % line.widthBytes) * 8
    for (let bit = 0; bit < 8; bit += 1)
      if ((byte >> (7 - bit)) & 1) path.push(`M${x + bit} ${y}h1v1h-1z`)
  })
  return { markup: `<path d="${path.join('')}"/>`, height: line.rows }
}

function pieceOf(line: PaperLine, top: number, paper: number, draw?: DrawQr): Piece {
  switch (line.kind) {
    case 'text':
      return textPiece(line, top, paper)
    case 'feed':
      return { markup: '', height: line.lines * LINE }
    case 'qr':
      return draw ? qrSquares(line, top, paper, draw) : qrFrame(line, top, paper)
    case 'barcode':
      return barcodePiece(line, top, paper)
    case 'image':
      return imagePiece(line, top, paper)
  }
}

/** A picture of the paper, one unit to a dot of the printer's head. */
export function paperSvg(lines: readonly PaperLine[], columns: number, draw?: DrawQr): string {
  const paper = columns * CELL
  let top = MARGIN
  const pieces: string[] = []
  for (const line of lines) {
    const piece = pieceOf(line, top, paper, draw)
    pieces.push(piece.markup)
    top += piece.height
  }
  const width = paper + 2 * MARGIN
  const height = top + MARGIN
  const font = `font-family="'Noto Sans Mono CJK SC','Noto Sans SC','Microsoft YaHei',monospace"`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ` +
    `width="${width}" height="${height}" ${font} font-size="24" fill="#111">` +
    `<rect width="${width}" height="${height}" fill="#fff"/>` +
    `<g transform="translate(${MARGIN} 0)">${pieces.join('\n')}</g></svg>\n`
  )
}
