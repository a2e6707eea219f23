import { describe, expect, test } from 'vitest'
import { cellsOf, decodeGb18030, encodeGb2312, encodeGb18030 } from './gb-text.ts'
import { bytesOf, hexOf } from './hex.testkit.ts'

describe('GB text', () => {
  test('GB2312 of a call', () => {
    expect(hexOf(encodeGb2312('请到3号窗口'))).toBe('C7 EB B5 BD 33 BA C5 B4 B0 BF DA')
  })

  test.each(['龑', '䶮', '𠮷', '€'])('%s is not in the font of a card', (sign) => {
    const bytes = encodeGb2312(sign)
    expect(bytes.length).toBe(2)
    expect(bytes.every((byte) => byte >= 0xa1 && byte <= 0xfe)).toBe(true)
  })

  test('what GBK has and GB2312 has not becomes a box', () => {
    expect(hexOf(encodeGb2312('龑𠮷'))).toBe('A1 F5 A1 F5')
  })

  test('control characters become spaces', () => {
    expect(hexOf(encodeGb2312('A\n\u001b\u007fB'))).toBe('41 20 20 20 42')
  })

  test('rare names go through GB18030', () => {
    expect(hexOf(encodeGb18030('龑䶮'))).toBe('FD 8C FE 9F')
    expect(decodeGb18030(encodeGb18030('龑䶮㙓𠮷号'))).toBe('龑䶮㙓𠮷号')
    expect(decodeGb18030(bytesOf('C7 EB'))).toBe('请')
  })

  test('Chinese takes two cells, a letter one', () => {
    expect(cellsOf('请A012号，')).toBe(10)
  })
})
