import { describe, expect, test } from 'vitest'
import { kioskOfAddress } from './kiosk-of-address.ts'

describe('the kiosk of an address', () => {
  test.each([
    ['?kiosk=kiosk-1', 'kiosk-1'],
    ['?lang=en&kiosk=k2', 'k2'],
    ['', undefined],
    ['?kiosk=', undefined],
    ['?kiosk=../x', undefined],
  ])('%s', (search, kioskId) => {
    expect(kioskOfAddress(search)).toBe(kioskId)
  })
})
