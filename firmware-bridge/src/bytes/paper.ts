export type PaperAlign = 'left' | 'centre' | 'right'

export interface PaperStyle {
  readonly bold: boolean
  readonly underline: boolean
  readonly inverted: boolean
  /** 1 to 8 times. */
  readonly wide: number
  readonly high: number
}

export interface PaperRun extends PaperStyle {
  readonly text: string
}

export interface PaperImage {
  readonly kind: 'image'
  readonly align: PaperAlign
  readonly widthBytes: number
  readonly rows: number
  /** Eight dots a byte, the left one highest; 1 is black. */
  readonly dots: Uint8Array
}

/** One thing on the paper, from top to bottom. */
export type PaperLine =
  | { readonly kind: 'text'; readonly align: PaperAlign; readonly runs: readonly PaperRun[] }
  | { readonly kind: 'feed'; readonly lines: number }
  | {
      readonly kind: 'qr'
      readonly align: PaperAlign
      readonly data: string
      /** Dots of one module. */
      readonly moduleDots: number
    }
  | { readonly kind: 'barcode'; readonly align: PaperAlign; readonly data: string }
  | PaperImage

export const plainStyle: PaperStyle = {
  bold: false,
  underline: false,
  inverted: false,
  wide: 1,
  high: 1,
}

/** All words of a paper, for searching. */
export function textOfPaper(lines: readonly PaperLine[]): string {
  const words = lines.map((line) => {
    if (line.kind === 'text') return line.runs.map(({ text }) => text).join('')
    return line.kind === 'qr' || line.kind === 'barcode' ? line.data : ''
  })
  return words.join('\n')
}
