import { expect, test } from 'vitest'
import { scoreText, spanText } from './minutes.ts'

test('a stretch is told to the second', () => {
  expect([0, 999, 9_000, 309_000, 3_909_000].map(spanText)).toEqual([
    '0:00',
    '0:00',
    '0:09',
    '5:09',
    '1:05:09',
  ])
})

test('a score is told in minutes of waiting', () => {
  expect([0, 90_000, 1_800_000].map(scoreText)).toEqual(['0.0', '1.5', '30.0'])
})
