import { describe, expect, test } from 'vitest'
import type { EscposEvent } from './escpos-apply.ts'
import { type EscposReaderOptions, escposReader } from './escpos-reader.ts'
import { encodeGb18030 } from './gb-text.ts'
import { bytesOf } from './hex.testkit.ts'
import { plainStyle, textOfPaper } from './paper.ts'

const gb = (text: string) => [...encodeGb18030(text)]
const read = (bytes: readonly number[], options?: EscposReaderOptions) =>
  escposReader(options).push(Uint8Array.from(bytes))
const linesOf = (events: readonly EscposEvent[]) =>
  events.flatMap((event) => (event.kind === 'line' ? [event.line] : []))
const texts = (events: readonly EscposEvent[]) => textOfPaper(linesOf(events)).split('\n')

const qr = (data: readonly number[]) => [
  ...[0x1d, 0x28, 0x6b, 4, 0, 49, 65, 50, 0],
  ...[0x1d, 0x28, 0x6b, 3, 0, 49, 67, 6],
  ...[0x1d, 0x28, 0x6b, 3, 0, 49, 69, 48],
  ...[0x1d, 0x28, 0x6b, (data.length + 3) & 0xff, (data.length + 3) >> 8, 49, 80, 48, ...data],
  ...[0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48],
]

const slip = [
  ...[0x1b, 0x40, 0x1c, 0x26, 0x1b, 0x61, 1],
  ...gb('测试政务服务大厅\n'),
  ...[0x1b, 0x45, 1, 0x1d, 0x21, 0x33],
  ...gb('A012\n'),
  ...[0x1d, 0x21, 0, 0x1b, 0x45, 0],
  ...gb('前面等候 3 人\n'),
  ...qr([...new TextEncoder().encode('http://hall.test/t/A012')]),
  ...[0x1b, 0x64, 4, 0x1d, 0x56, 1],
]

describe('a slip', () => {
  test('is read line by line', () => {
    const centred = { kind: 'text', align: 'centre' }
    expect(read(slip)).toEqual([
      { kind: 'initialised' },
      {
        kind: 'line',
        line: { ...centred, runs: [{ ...plainStyle, text: '测试政务服务大厅' }] },
      },
      {
        kind: 'line',
        line: { ...centred, runs: [{ ...plainStyle, text: 'A012', bold: true, wide: 4, high: 4 }] },
      },
      { kind: 'line', line: { ...centred, runs: [{ ...plainStyle, text: '前面等候 3 人' }] } },
      {
        kind: 'line',
        line: { kind: 'qr', align: 'centre', data: 'http://hall.test/t/A012', moduleDots: 6 },
      },
      { kind: 'line', line: { kind: 'feed', lines: 4 } },
      { kind: 'cut', partial: true },
    ])
  })

  test('is the same in any pieces', () => {
    const whole = read(slip)
    for (const size of [1, 2, 3, 7, 50]) {
      const reader = escposReader()
      const events: EscposEvent[] = []
      for (let at = 0; at < slip.length; at += size)
        events.push(...reader.push(Uint8Array.from(slip.slice(at, at + size))))
      expect(events).toEqual(whole)
    }
  })

  test('rare names come through', () => {
    expect(texts(read(gb('龑䶮㙓𠮷号\n')))).toEqual(['龑䶮㙓𠮷号'])
  })
})

describe('text', () => {
  test('is broken at the edge of the paper, Chinese counting two', () => {
    expect(texts(read(gb(`${'一'.repeat(17)}\n`), { columns: 32 }))).toEqual([
      '一'.repeat(16),
      '一',
    ])
    const wide = [0x1d, 0x21, 0x10, ...gb('一二三四五\n')]
    expect(texts(read(wide, { columns: 16 }))).toEqual(['一二三四', '五'])
  })

  test('outside the Chinese mode is only ASCII', () => {
    expect(texts(read([0x1c, 0x2e, ...gb('号A\n')]))).toEqual(['??A'])
    expect(texts(read(gb('号\n'), { chineseAtStart: false }))).toEqual(['??'])
    expect(texts(read([0x1c, 0x26, ...gb('号\n')], { chineseAtStart: false }))).toEqual(['号'])
  })

  test('changes of style within a line make runs', () => {
    const [line] = linesOf(read([...gb('a'), 0x1b, 0x2d, 1, ...gb('b'), 0x1d, 0x42, 1, 0x63, 0x0a]))
    expect(line).toEqual({
      kind: 'text',
      align: 'left',
      runs: [
        { ...plainStyle, text: 'a' },
        { ...plainStyle, text: 'b', underline: true },
        { ...plainStyle, text: 'c', underline: true, inverted: true },
      ],
    })
  })

  test('ESC ! sets bold and the double sizes', () => {
    const [line] = linesOf(read([0x1b, 0x21, 0x38, 0x41, 0x0a]))
    expect(line).toMatchObject({ runs: [{ bold: true, wide: 2, high: 2 }] })
  })

  test('an empty line feeds', () => {
    expect(linesOf(read([0x0a]))).toEqual([{ kind: 'feed', lines: 1 }])
  })

  test('ESC @ forgets what was not printed', () => {
    expect(linesOf(read([0x41, 0x1b, 0x40, 0x42, 0x0a]))).toMatchObject([{ runs: [{ text: 'B' }] }])
  })
})

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
