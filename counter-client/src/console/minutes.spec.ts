import { expect, test } from 'vitest'
import { scoreText, spanText } from './minutes.ts'

test('a stretch is told to the second', () => {
  expect([0, 999, 9_000, 309_000, 3_909_000].map((ms) => spanText(0, ms))).toEqual([
    '0:00',
    '0:00',
    '0:09',
    '5:09',
    '1:05:09',
  ])
})

test('stretches that follow each other add up to the whole, whatever the fractions', () => {
  expect([spanText(400, 7_900), spanText(7_900, 46_100), spanText(400, 46_100)]).toEqual([
    '0:07',
    '0:39',
    '0:46',
  ])
})

test('a score is told in minutes of waiting', () => {
  expect([0, 90_000, 1_800_000].map(scoreText)).toEqual(['0.0', '1.5', '30.0'])
})
