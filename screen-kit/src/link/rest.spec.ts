import { refusalText } from '@yihao/contract'
import { expect, test } from 'vitest'
import { problemIn, unreachable } from './rest.ts'

test('a problem is told as it is', () => {
  const problem = { ...unreachable, code: 'NotAllowed', status: 403 }
  expect(problemIn(problem, 403)).toBe(problem)
})

test('the refusal of a command is told in the hall’s words', () => {
  const refusal = { code: 'WrongDate', detail: '2026-11-23' } as const
  const reply = { ok: false, refusal, words: refusalText.WrongDate }
  expect(problemIn(reply, 409)).toMatchObject({
    status: 409,
    ...refusal,
    words: refusalText.WrongDate,
  })
})

test('anything else is a line that does not work', () => {
  for (const value of [undefined, '<html>', { ok: true }, 7]) {
    expect(problemIn(value, 502)).toBe(unreachable)
  }
})
