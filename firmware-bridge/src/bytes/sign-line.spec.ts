import { ticketNumberSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { cellsOf } from './gb-text.ts'
import { hexOf } from './hex.testkit.ts'
import { encodeSignLine, layOutSignLine, type SignLineInput } from './sign-line.ts'

const number = ticketNumberSchema.parse('A012')
const window3 = { windowNumber: 3, label: { zh: '综合受理', en: 'General' } }

const states: readonly SignLineInput['sign'][] = [
  { state: 'closed' },
  { state: 'paused' },
  { state: 'free' },
  { state: 'called', number },
  { state: 'serving', number },
]

describe('the line of a window sign', () => {
  test.each([
    [24, ' 请A012号到3号窗口办理  '],
    [16, '请A012到3号窗口 '],
    [12, '请到窗口A012'],
    [8, ' 请A012 '],
    [4, 'A012'],
  ])('a call on %i cells', (lineCells, text) => {
    const line = layOutSignLine({ ...window3, lineCells, sign: { state: 'called', number } })
    expect(line).toEqual({ text, colour: 'red' })
  })

  test.each([
    [16, '3号窗口 综合受理'],
    [8, '综合受理'],
    [7, '3号窗口'],
    [4, '3号'],
    [1, '3'],
  ])('a free window on %i cells', (lineCells, text) => {
    const line = layOutSignLine({ ...window3, lineCells, sign: { state: 'free' } })
    expect(line.text.trim()).toBe(text)
  })

  test.each([
    ['closed', '窗口未开放', 'yellow'],
    ['paused', '暂停服务', 'yellow'],
  ] as const)('%s on 12 cells', (state, text, colour) => {
    const line = layOutSignLine({ ...window3, lineCells: 12, sign: { state } })
    expect([line.text.trim(), line.colour]).toEqual([text, colour])
  })

  test('serving keeps the number in sight', () => {
    const sign = { state: 'serving' as const, number }
    expect(layOutSignLine({ ...window3, lineCells: 16, sign }).text.trim()).toBe('正在办理A012')
    expect(layOutSignLine({ ...window3, lineCells: 6, sign }).text).toBe(' A012 ')
  })

  test('every line fills its sign exactly, however narrow', () => {
    for (const sign of states)
      for (let lineCells = 1; lineCells <= 48; lineCells += 1) {
        const line = layOutSignLine({ ...window3, lineCells, sign })
        expect(cellsOf(line.text)).toBe(lineCells)
        expect(encodeSignLine(line, false).length).toBe(lineCells)
      }
  })

  test('a label cannot command the card', () => {
    const label = { zh: '\\C1窗\\\\口', en: 'x' }
    const line = layOutSignLine({ ...window3, label, lineCells: 9, sign: { state: 'free' } })
    expect(line.text).not.toContain('\\')
  })

  test('the bytes begin with the colour', () => {
    const line = layOutSignLine({ ...window3, lineCells: 6, sign: { state: 'called', number } })
    expect(hexOf(encodeSignLine(line))).toBe('5C 43 31 C7 EB 41 30 31 32')
    expect(hexOf(encodeSignLine(line, false))).toBe('C7 EB 41 30 31 32')
  })
})
