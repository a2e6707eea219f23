import type { EpochMs, TicketNumber, TicketSlip } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { cellsOf } from '../bytes/gb-text.ts'
import { sampleSlip } from './slip.testkit.ts'
import { fold, type PaperColumns, pair, slipRows } from './slip-rows.ts'

const texts = (slip: TicketSlip, columns: PaperColumns = 48) =>
  slipRows(slip, columns).flatMap((row) => (row.kind === 'text' ? [row.text] : []))

describe('the slip', () => {
  test('says who, where, how many before, when, and what for', () => {
    const rows = texts(sampleSlip())
    expect(rows).toContain('A012')
    expect(rows).toContain('社会保障')
    expect(rows.slice(-9)).toEqual([
      `等候区 Area${' '.repeat(23)}一楼A区 Zone A`,
      `前面等候 Ahead of you${' '.repeat(26)}5`,
      '预计 Expected    约 10–20 分钟 about 10–20 min',
      `取号时间 Taken at${' '.repeat(15)}2026-11-24 09:15`,
      '· 社会保障卡申领',
      '-'.repeat(48),
      '扫码看进度 Scan to follow your turn',
      '过号请到取号机重新签到',
      'Passed over? Check in again at a kiosk.',
    ])
  })

  test('[FORECAST-5] says that nobody can tell how long where nobody can', () => {
    const { waitRange: _, ...unknown } = sampleSlip()
    expect(texts(unknown)).toContain(`预计 Expected${' '.repeat(6)}暂无法估计 cannot be told yet`)
  })

  test('says what the visitor asked for, and that a claim of priority must be seen first', () => {
    const needs = [{ zh: '步行慢', en: 'Walks slowly' }]
    const group = { zh: '军人', en: 'Military' }
    const told = (confirmed: boolean) => texts(sampleSlip({ needs, claim: { group, confirmed } }))
    expect(told(true)).toContain('※ 步行慢 Walks slowly')
    expect(told(true)).toContain('★ 优先 军人 Military：已核验 confirmed')
    expect(told(false).join('')).toContain('待核验，请到服务台')
  })

  test('no row is wider than the paper', () => {
    const slip = sampleSlip({
      hallName: { zh: '长'.repeat(60), en: 'Government Service Hall '.repeat(8) },
      itemNames: Array.from({ length: 20 }, (_, one) => `事项${one}${'名'.repeat(40)}`),
      number: 'AB999' as TicketNumber,
    })
    for (const columns of [32, 48] as const) {
      for (const row of slipRows(slip, columns)) {
        if (row.kind === 'text') expect(cellsOf(row.text) * row.size).toBeLessThanOrEqual(columns)
      }
    }
  })

  test('a second copy says so, the first does not', () => {
    expect(texts(sampleSlip({ reprint: true }))).toContain('补打 Reprint')
    expect(texts(sampleSlip()).join()).not.toContain('补打')
  })

  test('many items are counted, not listed', () => {
    const itemNames = Array.from({ length: 8 }, (_, one) => `事项${one}`)
    expect(texts(sampleSlip({ itemNames }))).toContain('· 等 8 项 (3 more)')
  })

  test('a link that is not ASCII is left out, the slip is not', () => {
    const rows = slipRows(sampleSlip({ url: 'http://大厅/t/1' }), 48)
    expect(rows.some((row) => row.kind === 'qr')).toBe(false)
    expect(texts(sampleSlip({ url: 'http://大厅/t/1' }))).toContain('A012')
  })

  test('the time is the hall’s, whatever the zone of the machine', () => {
    const midnight = sampleSlip({ issuedAt: Date.UTC(2026, 10, 23, 16, 0) as EpochMs })
    expect(texts(midnight).join()).toContain('2026-11-24 00:00')
  })
})

describe('folding', () => {
  test('counts columns, not characters', () => {
    expect(fold('社会保障卡申领', 8)).toEqual(['社会保障', '卡申领'])
    expect(fold('A社会保障', 4)).toEqual(['A社', '会保', '障'])
  })

  test('breaks English between words and long words anywhere', () => {
    expect(fold('Government Service Hall', 12)).toEqual(['Government', 'Service Hall'])
    expect(fold('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  })

  test('keeps rare signs whole', () => {
    expect(fold('𠮷𠮷𠮷', 4)).toEqual(['𠮷𠮷', '𠮷'])
  })

  test('a control character becomes a space', () => {
    expect(fold('a\x1b@b\n', 20)).toEqual(['a @b'])
    expect(fold('', 20)).toEqual([])
  })

  test('what does not fit beside its name stands below it', () => {
    const rows = pair('等候区 Area', '一楼综合服务大厅东侧等候区', 32)
    expect(rows.map((row) => (row.kind === 'text' ? row.text : ''))).toEqual([
      '等候区 Area',
      '一楼综合服务大厅东侧等候区',
    ])
  })
})
