import { expect, test } from 'vitest'
import { conditionOf, isStatusByte } from './status.ts'

// Composed from the table of DLE EOT; the first and the fourth of "paper out" are also the
// example of the crate hardless-http-dialects, the drawer bit is what escpos-netprinter answers.
test.each([
  ['all clear', [0x12, 0x12, 0x12, 0x12], { state: 'ready' }],
  ['drawer pin high', [0x16, 0x12, 0x12, 0x12], { state: 'ready' }],
  ['paper out', [0x1a, 0x32, 0x12, 0x7e], { state: 'out-of-order', detail: 'paper-out' }],
  ['cover open', [0x1a, 0x16, 0x12, 0x12], { state: 'out-of-order', detail: 'cover-open' }],
  ['cutter jam', [0x1a, 0x52, 0x1a, 0x12], { state: 'out-of-order', detail: 'cutter-jam' }],
  ['head hot', [0x1a, 0x52, 0x52, 0x12], { state: 'out-of-order', detail: 'head-hot' }],
  ['unrecoverable', [0x1a, 0x52, 0x32, 0x12], { state: 'out-of-order', detail: 'printer-error' }],
  ['offline', [0x1a, 0x12, 0x12, 0x12], { state: 'out-of-order', detail: 'printer-offline' }],
  ['near end', [0x12, 0x12, 0x12, 0x1e], { state: 'attention', detail: 'paper-near-end' }],
])('%s', (_name, answers, condition) => {
  expect(answers.every(isStatusByte)).toBe(true)
  expect(conditionOf(answers)).toEqual(condition)
})

test('a byte that is no answer is known by its fixed bits', () => {
  expect([0x00, 0x13, 0x92, 0xff].some(isStatusByte)).toBe(false)
})
