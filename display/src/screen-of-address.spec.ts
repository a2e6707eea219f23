import { expect, test } from 'vitest'
import { screenOfAddress } from './screen-of-address.ts'

test('the address says which screen this is', () => {
  expect(screenOfAddress('?zone=A')).toEqual({ kind: 'board', zoneId: 'A' })
  expect(screenOfAddress('?window=w03&lang=en')).toEqual({ kind: 'sign', windowId: 'w03' })
  expect(screenOfAddress('?wall')).toEqual({ kind: 'wall' })
  expect(screenOfAddress('?zone=')).toEqual({ kind: 'chooser' })
})
