import { expect, test } from 'vitest'
import { PressGuard, samePressMs } from './press-guard.ts'

test('a second press of the same verb within a second is ignored', () => {
  const guard = new PressGuard()
  expect(guard.accepts('CallNext', 5_000)).toBe(true)
  expect(guard.accepts('CallNext', 5_000 + samePressMs - 1)).toBe(false)
  expect(guard.accepts('CallNext', 5_000 + samePressMs)).toBe(true)
})

test('an ignored press does not lengthen the second', () => {
  const guard = new PressGuard()
  guard.accepts('CallNext', 0)
  guard.accepts('CallNext', 900)
  expect(guard.accepts('CallNext', 1_000)).toBe(true)
})

test('another verb is not held back', () => {
  const guard = new PressGuard()
  guard.accepts('CallNext', 0)
  expect(guard.accepts('RecallTicket', 10)).toBe(true)
})
