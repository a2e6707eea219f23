import iconv from 'iconv-lite'

/** GB2312 has this sign, so every card can draw it in place of what its font lacks. */
const MISSING = '□'

/** Half-width cells that a text takes: two for Chinese signs and full-width forms. */
export function cellsOf(text: string): number {
  let cells = 0
  for (const sign of text) cells += cellsOfSign(sign)
  return cells
}

export function cellsOfSign(sign: string): 1 | 2 {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : 2
}

const isGb2312 = (high: number, low: number) => {
  // Rows 10 to 15 are empty; what lies outside A1-F7 and A1-FE is only in GBK (GB/T 2312-1980).
  const row = (high >= 0xa1 && high <= 0xa9) || (high >= 0xb0 && high <= 0xf7)
  return row && low >= 0xa1 && low <= 0xfe
}

function gb2312OfSign(sign: string): readonly number[] {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x20 || code === 0x7f) return [0x20]
  if (code < 0x80) return [code]
  // iconv-lite takes GB2312 for GBK, hence the second look.
  const [high = 0, low = 0, ...more] = iconv.encode(sign, 'gb2312')
  return isGb2312(high, low) && more.length === 0 ? [high, low] : gb2312OfSign(MISSING)
}

/** Bytes of GB2312; a rarer sign becomes `□`, a control character a space. */
export function encodeGb2312(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((sign) => [...gb2312OfSign(sign)]))
}

export function encodeGb18030(text: string): Uint8Array {
  return Uint8Array.from(iconv.encode(text, 'gb18030'))
}

/** Reads GB2312, GBK and GB18030, of which each contains the one before. */
export function decodeGb18030(bytes: Uint8Array): string {
  return iconv.decode(bytes, 'gb18030')
}
