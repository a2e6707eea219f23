import type { TicketNumber } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { callSentence, cardinal, isSpeakable } from './sentence.ts'

const call = (number: string, windowNumber: number, callCount = 1) =>
  callSentence({ number: number as TicketNumber, windowNumber, callCount })

describe('the sentence of a call', () => {
  test('reads the number digit by digit and the window as a cardinal', () => {
    expect(call('A012', 3)).toEqual({
      zh: '请A零一二号，到三号窗口办理。',
      pinyin: 'qing3 A ling2 yi1 er4 hao4, dao4 san1 hao4 chuang1 kou3 ban4 li3.',
    })
    expect(call('B110', 12).zh).toBe('请B一一零号，到十二号窗口办理。')
  })

  test('two letters are two words', () => {
    expect(call('BC905', 1).pinyin).toMatch(/^qing3 B C jiu3 ling2 wu3 hao4, /)
  })

  test('a call that was made already says so', () => {
    expect(call('A012', 3, 2).zh).toBe('再次呼叫，请A零一二号，到三号窗口办理。')
    expect(call('A012', 3, 3).pinyin).toMatch(/^zai4 ci4 hu1 jiao4, qing3 A /)
  })

  test.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [215, '二百一十五'],
    [999, '九百九十九'],
  ])('window %i is spoken as %s', (windowNumber, text) => {
    expect(cardinal(windowNumber)).toBe(text)
    expect(call('A001', windowNumber).zh).toContain(`到${text}号窗口`)
  })

  test('一 falls before 百', () => {
    expect(call('A001', 111).pinyin).toContain('dao4 yi4 bai3 yi1 shi2 yi1 hao4')
  })

  test('every number and window has a sentence that may be spoken', () => {
    for (let one = 1; one <= 999; one += 1) {
      const number = `${String.fromCharCode(65 + (one % 26))}${String(one).padStart(3, '0')}`
      expect(isSpeakable(call(number, one, one % 4))).toBe(true)
    }
  })

  test('a text from elsewhere is never spoken', () => {
    expect(() => call('A01") (system "x")', 1)).toThrow('no syllable')
    expect(isSpeakable({ zh: '请A零一二号") (system "x")', pinyin: 'qing3.' })).toBe(false)
    expect(isSpeakable({ zh: '请', pinyin: 'qing3 | rm.' })).toBe(false)
  })
})
