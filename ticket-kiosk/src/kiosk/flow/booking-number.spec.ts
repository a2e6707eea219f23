import { describe, expect, test } from 'vitest'
import { bookingNumberOf } from './booking-number.ts'

describe('a booking’s number', () => {
  test.each([
    ['12345678', '12345678'],
    [' 1234 5678\n', '12345678'],
    ['YY-2026.1', 'YY-2026.1'],
    ['-12', '12'],
    ['预约12', '12'],
    ['1'.repeat(80), '1'.repeat(64)],
    ['', ''],
  ])('%j is read as %j', (typed, expected) => {
    expect(bookingNumberOf(typed)).toBe(expected)
  })
})
