import { expect, test } from 'vitest'
import { callKey, pageTitle } from './call-alert.ts'
import { morningMs, ticketAt, ticketView } from './ticket-view.testkit.ts'

test('a recall alerts again, the same call does not, and nothing else does', () => {
  const first = callKey(ticketAt('called'))
  expect(callKey(ticketAt('called', { queueName: { zh: '别的', en: 'x' } }))).toBe(first)
  expect(callKey(ticketAt('called', { calledAt: morningMs + 20_000 }))).not.toBe(first)
  expect(callKey(ticketAt('serving'))).toBeUndefined()
  expect(callKey(undefined)).toBeUndefined()
})

test('the title tells the place in line and takes turns while called', () => {
  expect(pageTitle(undefined, 0, 'zh')).toBe('我的号')
  expect(pageTitle(ticketView(), 0, 'zh')).toBe('A012 前面还有 4 人')
  expect(pageTitle(ticketAt('called'), 0, 'zh')).toBe('【请到3号窗口】A012')
  expect(pageTitle(ticketAt('called'), 1, 'en')).toBe('A012 Please go to window 3')
})
