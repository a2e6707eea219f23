import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacterOf, creditCodeFault, creditCodeOf } from './credit-code.ts'

/** Of public registers: 腾讯计算机, 华为技术, and one with a letter in the body's own code. */
const good = ['9144030071526726XG', '914403001922038216', '91350100M000100Y43']

test('[APPL-1] codes of real bodies pass, however they are typed', () => {
  for (const code of good) expect(creditCodeFault(code)).toBeUndefined()
  expect(creditCodeOf(' 9144 0300-7152 6726xg ')).toBe('9144030071526726XG')
})

test('[APPL-1] a wrong length, a letter that is never used and a wrong check are told apart', () => {
  expect(creditCodeFault('9144030071526726X')).toBe('length')
  expect(creditCodeFault('9144030O71526726XG')).toBe('characters')
  expect(creditCodeFault('91440300715267I6XG')).toBe('characters')
  expect(creditCodeFault('9144030071526726XH')).toBe('check')
})

test('[APPL-1] any one character mistyped and any two neighbours exchanged are found', () => {
  const letters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  const letter = fc.constantFrom(...letters)
  const digit = fc.constantFrom(...letters.slice(0, 10))
  const list = (one: fc.Arbitrary<string>, count: number) =>
    fc.array(one, { minLength: count, maxLength: count }).map((all) => all.join(''))
  const body = fc.tuple(list(letter, 2), list(digit, 6), list(letter, 9)).map((all) => all.join(''))
  fc.assert(
    fc.property(body, fc.nat(16), letter, (first17, place, other) => {
      const code = first17 + checkCharacterOf(first17)
      expect(creditCodeFault(code)).toBeUndefined()
      const mistyped = code.slice(0, place) + other + code.slice(place + 1)
      if (mistyped !== code) expect(creditCodeFault(mistyped)).toBeDefined()
      const [one, two] = [code[place] ?? '', code[place + 1] ?? '']
      const swapped = code.slice(0, place) + two + one + code.slice(place + 2)
      if (swapped !== code) expect(creditCodeFault(swapped)).toBeDefined()
    }),
  )
})
