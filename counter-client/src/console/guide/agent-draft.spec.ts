import { describe, expect, test } from 'vitest'
import { agentOf } from './agent-draft.ts'

describe('a number for others', () => {
  test('names the agent by identity and how many they act for', () => {
    expect(agentOf({ idNumber: '11010519491231002X', principals: 5 })).toEqual({
      agent: { principals: 5 },
      visitor: { idNumber: '11010519491231002X' },
    })
  })

  test('without an identity the hall says what is missing', () => {
    expect(agentOf({ idNumber: '', principals: 2 })).toEqual({ agent: { principals: 2 } })
  })

  test('is an exception: an ordinary number says nothing of it', () => {
    expect(agentOf(undefined)).toEqual({})
  })
})
