import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRecords } from './csv.ts'

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const anyCell = fc.stringMatching(/^[a-z,"\r\n ]{1,12}$/)

describe('CSV', () => {
  test('gives back whatever was written quoted, with the line where it began', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyCell, { minLength: 2, maxLength: 4 })), (rows) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join('\n')
        const read = csvRecords(text)
        expect(read.map(({ cells }) => cells)).toEqual(rows)
        let line = 1
        for (const [index, record] of read.entries()) {
          expect(record.line).toBe(line)
          line += (rows[index] ?? []).join('').split('\n').length
        }
      }),
    )
  })

  test('never throws and never stands still', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csvRecords(text).length).toBeLessThanOrEqual(text.split('\n').length)
      }),
    )
  })

  test('leaves out empty lines and keeps empty cells', () => {
    expect(csvRecords('a,\n\n,b\r\n')).toEqual([
      { line: 1, cells: ['a', ''] },
      { line: 3, cells: ['', 'b'] },
    ])
  })
})
