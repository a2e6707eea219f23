import { describe, expect, test } from 'vitest'
import { gb, linesOf, read, texts } from './escpos.testkit.ts'
import { escposReader } from './escpos-reader.ts'
import { bytesOf } from './hex.testkit.ts'

describe('commands', () => {
  test.each([
    ['10 04 01', { kind: 'status-now', n: 1 }],
    ['1D 72 01', { kind: 'status-in-turn', n: 1 }],
    ['1D 61 0F', { kind: 'status-automatic', mask: 15 }],
    ['1D 49 43', { kind: 'identify', n: 67 }],
    ['1D 56 00', { kind: 'cut', partial: false }],
    ['1D 56 31', { kind: 'cut', partial: true }],
    ['1D 56 41 03', { kind: 'cut', partial: false }],
    ['1D 56 42 03', { kind: 'cut', partial: true }],
    ['1B 69', { kind: 'cut', partial: false }],
  ])('%s', (hex, event) => {
    expect(read([...bytesOf(hex), 0x41, 0x0a])[0]).toEqual(event)
    expect(texts(read([...bytesOf(hex), 0x41, 0x0a]))).toEqual(['A'])
  })

  test.each([
    '1B 74 00',
    '1B 52 0F',
    '1B 33 18',
    '1B 70 00 19 FA',
    '1C 53 00 00',
    '1B 44 08 10 00',
    '1B 2A 21 02 00 01 02 03 04 05 06',
    '1D 28 4C 02 00 30 32',
    '1B 42 02 03',
    '1D 50 b4 b4',
  ])('%s leaves no text behind', (hex) => {
    expect(texts(read([...bytesOf(hex), 0x41, 0x0a]))).toEqual(['A'])
  })

  test('a picture is kept with its size', () => {
    const [line] = linesOf(read([...bytesOf('1D 76 30 00 02 00 02 00 FF 0A 1B 01')]))
    expect(line).toEqual({
      kind: 'image',
      align: 'left',
      widthBytes: 2,
      rows: 2,
      dots: bytesOf('FF 0A 1B 01'),
    })
  })

  test.each([
    ['1D 28 4C 0E 00', '1D 28 4C 02 00 30 32'],
    ['1D 38 4C 0E 00 00 00', '1D 28 4C 02 00 30 32'],
  ])('a picture kept by %s is printed when asked', (head, print) => {
    const picture = `${head} 30 70 30 01 01 31 10 00 02 00 FF 0A 1B 01`
    expect(linesOf(read([...bytesOf(picture)]))).toEqual([])
    expect(linesOf(read([...bytesOf(`${picture} ${print}`)]))).toEqual([
      { kind: 'image', align: 'left', widthBytes: 2, rows: 2, dots: bytesOf('FF 0A 1B 01') },
    ])
  })

  test('positions and tabs leave a gap', () => {
    // ESC $ to dot 144, the twelfth column; ESC \ 24 dots on.
    const line = [...gb('号'), 0x1b, 0x24, 144, 0, 0x41, 0x1b, 0x5c, 24, 0, 0x42, 9, 0x43, 0x0a]
    expect(texts(read(line))).toEqual([`号${' '.repeat(10)}A  B${' '.repeat(8)}C`])
  })

  test('both forms of a barcode', () => {
    const wanted = [{ kind: 'barcode', align: 'left', data: 'A1' }]
    expect(linesOf(read([0x1d, 0x6b, 4, 0x41, 0x31, 0]))).toEqual(wanted)
    expect(linesOf(read([0x1d, 0x6b, 0x49, 2, 0x41, 0x31]))).toEqual(wanted)
  })

  test('an unknown command does not stop the reader', () => {
    expect(texts(read([0x1b, 0x7f, 0x1b, 0x1b, 0x40, 0x41, 0x0a]))).toEqual(['A'])
  })

  test('a length beyond all sense is passed over', () => {
    const events = read([0x1d, 0x76, 0x30, 0, 0xff, 0xff, 0xff, 0xff, 0x41, 0x0a])
    expect(events[0]?.kind).toBe('unknown')
    expect(texts(events).join('')).toContain('A')
  })

  test('no bytes at all break it', () => {
    // A fixed sequence of noise, so that a failure comes back.
    let seed = 12_345
    const noise = Array.from({ length: 20_000 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return (seed >> 8) & 0xff
    })
    const reader = escposReader()
    expect(() => reader.push(Uint8Array.from(noise))).not.toThrow()
  })
})
