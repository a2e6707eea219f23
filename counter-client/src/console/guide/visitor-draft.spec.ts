import { expect, test } from 'vitest'
import { noVisitor, visitorOf } from './visitor-draft.ts'

test('a take says what the visitor needs and claims, and what the guide has seen', () => {
  expect(visitorOf(noVisitor)).toEqual({})
  expect(visitorOf({ needs: ['slow'], groupCode: undefined, proof: 'card' })).toEqual({
    needs: ['slow'],
  })
  expect(visitorOf({ needs: [], groupCode: 'ill', proof: undefined })).toEqual({
    claim: { groupCode: 'ill' },
  })
  expect(visitorOf({ needs: [], groupCode: 'ill', proof: 'staff' })).toEqual({
    claim: { groupCode: 'ill', proof: 'staff' },
  })
})
