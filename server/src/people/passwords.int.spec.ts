import { describe, expect, test } from 'vitest'
import { hashPassword, passwordFits, tooWeak } from './passwords.ts'

test('a password is stored as argon2id with the cost that OWASP asks for', async () => {
  const [one, two] = await Promise.all([
    hashPassword('长安回望绣成堆1'),
    hashPassword('长安回望绣成堆1'),
  ])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await passwordFits(one, '长安回望绣成堆1')).toBe(true)
  expect(await passwordFits(one, '长安回望绣成堆2')).toBe(false)
})

test('nobody has every password refused, also the one behind the comparison', async () => {
  expect(await passwordFits(undefined, 'nobody has this password')).toBe(false)
  expect(await passwordFits(undefined, '')).toBe(false)
})

describe('too weak', () => {
  test.each([
    ['short', 'Ab3$efg'],
    ['common', 'Password123'],
    ['the staff number in it', 'zhang-no-10017'],
    ['few characters', '1212121212'],
  ])('%s', (_what, password) => {
    expect(tooWeak(password, '10017')).toBe(true)
  })

  test('a sentence is welcome', () => {
    expect(tooWeak('一行白鹭上青天 4', '10017')).toBe(true)
    expect(tooWeak('一行白鹭上青天，窗含西岭', '10017')).toBe(false)
    expect(tooWeak('correct horse battery', '10017')).toBe(false)
  })
})
