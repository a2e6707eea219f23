import type { BusinessDate } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { ageOfIdNumber } from './age-of-id.ts'

// The example of GB 11643-1999 itself: born on 1949-12-31.
const example = '11010519491231002X'
const on = (date: string) => date as BusinessDate

describe('[PRIO-7] the age inside an identity number', () => {
  test('is in whole years, one more from the birthday on', () => {
    expect(ageOfIdNumber(example, on('2026-12-30'))).toBe(76)
    expect(ageOfIdNumber(example, on('2026-12-31'))).toBe(77)
    expect(ageOfIdNumber(example.toLowerCase(), on('2027-01-01'))).toBe(77)
  })

  test('is none where the last sign does not follow from the others', () => {
    expect(ageOfIdNumber('110105194912310021', on('2026-12-31'))).toBeUndefined()
  })

  test('is none for a day that no calendar has, a birth to come, or other text', () => {
    // Their last signs are right.
    expect(ageOfIdNumber('110105199002300028', on('2026-12-31'))).toBeUndefined()
    expect(ageOfIdNumber('110105202712310022', on('2026-12-31'))).toBeUndefined()
    expect(ageOfIdNumber('1101051949123', on('2026-12-31'))).toBeUndefined()
  })
})
