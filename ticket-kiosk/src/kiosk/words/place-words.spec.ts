import { describe, expect, test } from 'vitest'
import { waitAtWords } from './place-words.ts'

describe('where to wait', () => {
  test.each([
    ['A 区', '请到 A 区等候'],
    ['服务台', '请到服务台等候'],
  ])('%s', (zh, expected) => {
    expect(waitAtWords({ zh, en: 'zone' }).zh).toBe(expected)
  })
})
