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
    [12, ' 请A012号到3号窗口办理  '],
    [8, '请A012到3号窗口 '],
    [6, '请到窗口A012'],
    [4, ' 请A012 '],
    [2, 'A012'],
  ])('a call on %i full-width cells', (lineCells, text) => {
    const line = layOutSignLine({ ...window3, lineCells, sign: { state: 'called', number } })
    expect(line).toEqual({ text, colour: 'red' })
  })

  test.each([
    [9, '3号窗口 综合受理'],
    [4, '综合受理'],
    [3, '3号'],
    [1, '3'],
  ])('a free window on %i full-width cells', (lineCells, text) => {
    const line = layOutSignLine({ ...window3, lineCells, sign: { state: 'free' } })
    expect(line.text.trim()).toBe(text)
  })

  test.each([
    ['closed', '窗口未开放', 'yellow'],
    ['paused', '暂停服务', 'yellow'],
  ] as const)('%s on 6 full-width cells', (state, text, colour) => {
    const line = layOutSignLine({ ...window3, lineCells: 6, sign: { state } })
    expect([line.text.trim(), line.colour]).toEqual([text, colour])
  })

  test('serving keeps the number in sight', () => {
    const sign = { state: 'serving' as const, number }
    expect(layOutSignLine({ ...window3, lineCells: 8, sign }).text.trim()).toBe('正在办理A012')
    expect(layOutSignLine({ ...window3, lineCells: 3, sign }).text).toBe(' A012 ')
  })

  test('every line fills its sign exactly, however narrow', () => {
    for (const sign of states)
      for (let lineCells = 1; lineCells <= 48; lineCells += 1) {
        const line = layOutSignLine({ ...window3, lineCells, sign })
        expect(cellsOf(line.text)).toBe(2 * lineCells)
        expect(encodeSignLine(line, false).length).toBe(2 * lineCells)
      }
  })

  test('a label cannot command the card', () => {
    const label = { zh: '\\C1窗\\\\口', en: 'x' }
    const line = layOutSignLine({ ...window3, label, lineCells: 2, sign: { state: 'free' } })
    expect(line.text).not.toContain('\\')
  })

  test('the bytes begin with the colour', () => {
    const line = layOutSignLine({ ...window3, lineCells: 3, sign: { state: 'called', number } })
    expect(hexOf(encodeSignLine(line))).toBe('5C 43 31 C7 EB 41 30 31 32')
    expect(hexOf(encodeSignLine(line, false))).toBe('C7 EB 41 30 31 32')
  })
})
