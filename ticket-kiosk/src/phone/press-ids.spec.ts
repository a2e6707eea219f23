import type { CommandId } from '@yihao/contract'
import { expect, test } from 'vitest'
import { PressIds } from './press-ids.ts'

test('an unanswered press keeps its id, an answered one begins anew', () => {
  const fresh = ['c1', 'c2', 'c3']
  const ids = new PressIds(() => fresh.shift() as CommandId)
  expect(ids.idFor('abandon')).toBe('c1')
  expect(ids.idFor('abandon')).toBe('c1')
  expect(ids.idFor('reinstate')).toBe('c2')
  ids.answered('abandon')
  expect(ids.idFor('abandon')).toBe('c3')
})
