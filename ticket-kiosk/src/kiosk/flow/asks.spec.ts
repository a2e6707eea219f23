import { expect, test } from 'vitest'
import { asksNothing, asksOfTake } from './asks.ts'
import { atHome, walk } from './flow.ts'

test('a need and a group are chosen by one press and taken back by the next', () => {
  const slow = walk(atHome, { type: 'need', code: 'slow' })
  const both = walk(walk(slow, { type: 'need', code: 'sight' }), {
    type: 'claim',
    groupCode: 'ill',
  })
  expect(both.asks).toEqual({ needs: ['slow', 'sight'], groupCode: 'ill' })
  expect(walk(both, { type: 'need', code: 'slow' }).asks.needs).toEqual(['sight'])
  expect(walk(both, { type: 'claim', groupCode: 'elderly' }).asks.groupCode).toBe('elderly')
  expect(walk(both, { type: 'claim', groupCode: 'ill' }).asks.groupCode).toBeUndefined()
})

test('the next visitor begins with nothing', () => {
  const asked = walk(atHome, { type: 'need', code: 'slow' })
  expect(walk(asked, { type: 'home' }).asks).toEqual(asksNothing)
  expect(walk(asked, { type: 'check-in' }).asks).toEqual(asksNothing)
})

test('a take that asks for nothing is as it always was', () => {
  expect(asksOfTake(asksNothing)).toEqual({})
  expect(asksOfTake({ needs: ['slow'], groupCode: 'ill' })).toEqual({
    needs: ['slow'],
    claim: { groupCode: 'ill' },
  })
})
