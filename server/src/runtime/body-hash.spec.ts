import { expect, test } from 'vitest'
import { canonical } from './body-hash.ts'

test('the same command is the same text, however its keys were written', () => {
  expect(canonical({ b: 1, a: { d: [2, { y: null, x: 'z' }], c: true } })).toBe(
    '{"a":{"c":true,"d":[2,{"x":"z","y":null}]},"b":1}',
  )
  expect(canonical({ a: 1, b: undefined })).toBe(canonical({ a: 1 }))
})

test('keys are ordered as text, also those that look like numbers', () => {
  expect(canonical({ 2: 'b', 10: 'a', Ä: 'd', a: 'c' })).toBe('{"10":"a","2":"b","a":"c","Ä":"d"}')
})

test('what differs is told apart', () => {
  expect(canonical({ a: '1' })).not.toBe(canonical({ a: 1 }))
  expect(canonical(['a', 'b'])).not.toBe(canonical(['b', 'a']))
  expect(canonical({ 'a"b': 1 })).toBe('{"a\\"b":1}')
})
