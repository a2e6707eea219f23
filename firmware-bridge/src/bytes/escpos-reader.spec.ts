import { describe, expect, test } from 'vitest'
import { gb, linesOf, read, texts } from './escpos.testkit.ts'
import type { EscposEvent } from './escpos-apply.ts'
import { escposReader } from './escpos-reader.ts'
import { plainStyle } from './paper.ts'

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
