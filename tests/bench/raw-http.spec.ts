import { expect, test } from 'vitest'
import { answerIn } from './raw-http.ts'

const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX: y\r\n\r\nhello'

test('an answer is whole when its length has arrived', () => {
  for (const cut of [0, 10, whole.length - 5, whole.length - 1]) {
    expect(answerIn(Buffer.from(whole.slice(0, cut)))).toBeUndefined()
  }
  expect(answerIn(Buffer.from(whole))).toEqual({ status: 200, body: 'hello', bytes: whole.length })
})

test('what follows is left for the next one', () => {
  const two = Buffer.from(whole + whole.replace('200', '429'))
  const first = answerIn(two)
  expect(first?.status).toBe(200)
  expect(answerIn(two.subarray(first?.bytes))?.status).toBe(429)
})

test('the length counts bytes, not letters', () => {
  const body = '一号'
  const text = `HTTP/1.1 201 Created\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  expect(answerIn(Buffer.from(text))).toMatchObject({ status: 201, body })
})

test('an answer without a length is told, not waited for', () => {
  expect(() => answerIn(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('without a length')
})
