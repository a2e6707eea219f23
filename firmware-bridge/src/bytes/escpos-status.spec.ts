import { describe, expect, test } from 'vitest'
import {
  automaticStatus,
  paperByte,
  readStatusBytes,
  soundPrinter,
  statusByte,
} from './escpos-status.ts'

const ask = (change: object) => {
  const condition = { ...soundPrinter, ...change }
  return [1, 2, 3, 4].map((n) => statusByte(n, condition))
}

const cases = [
  ['ready', {}, [0x12, 0x12, 0x12, 0x12]],
  ['out of paper', { paper: 'out' }, [0x1a, 0x32, 0x12, 0x7e]],
  ['its cover open', { coverOpen: true }, [0x1a, 0x16, 0x12, 0x12]],
  ['near the end of its paper', { paper: 'near-end' }, [0x12, 0x12, 0x12, 0x1e]],
  ['its cutter stuck', { cutterError: true }, [0x1a, 0x52, 0x1a, 0x12]],
] as const

describe('the status of a printer', () => {
  test.each(cases)('%s', (_, change, bytes) => {
    expect(ask(change)).toEqual(bytes)
    expect(readStatusBytes(bytes)).toEqual({ ...soundPrinter, ...change })
  })

  test('a drawer pin or a pressed feed button is no fault', () => {
    expect(readStatusBytes([0x16, 0x12, 0x12, 0x12])).toEqual(soundPrinter)
  })

  test('what is no status byte is not taken for one', () => {
    expect(readStatusBytes([0x12, 0x12, 0x12, 0xff])).toBeUndefined()
    expect(statusByte(9, soundPrinter)).toBeUndefined()
  })

  test('GS r and GS a', () => {
    expect(paperByte(soundPrinter)).toBe(0)
    expect(paperByte({ ...soundPrinter, paper: 'out' })).toBe(0x0f)
    expect([...automaticStatus(soundPrinter)]).toEqual([0x10, 0, 0, 0])
    expect([...automaticStatus({ ...soundPrinter, coverOpen: true })]).toEqual([0x38, 0, 0, 0])
  })
})
