import { expect, test } from 'vitest'
import { linkOfAddress } from './link-of-address.ts'

test('the page’s path names the ticket’s link', () => {
  expect(linkOfAddress('/t/dC4xMjM.AbCdEfGhIjKlMnOpQrStUv')).toBe('dC4xMjM.AbCdEfGhIjKlMnOpQrStUv')
  expect(linkOfAddress('/t/dC4xMjM.AbCdEfGhIjKlMnOpQrStUv/')).toBe('dC4xMjM.AbCdEfGhIjKlMnOpQrStUv')
})

test('an address that cannot be a link names none, and the server is not even asked', () => {
  expect(linkOfAddress('/t/')).toBeUndefined()
  expect(linkOfAddress('/t/short')).toBeUndefined()
  expect(linkOfAddress('/t/<script>alert(1)</script>aaaaaaaa')).toBeUndefined()
  expect(linkOfAddress('/kiosk/phone.html')).toBeUndefined()
})
