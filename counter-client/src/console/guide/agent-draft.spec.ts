import { takeRequestSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { agentOf, countsOf, noCompany } from './agent-draft.ts'
import { nothingSelected, withItem } from './selection.ts'

const selection = withItem(nothingSelected, { code: 'i1' as never, name: '公司设立' })

describe('a number for others', () => {
  test('names the agent by identity and how many they act for', () => {
    expect(agentOf({ idNumber: '11010519491231002X', principals: 5 }, selection)).toEqual({
      agent: { principals: 5 },
      visitor: { idNumber: '11010519491231002X' },
    })
  })

  test('without an identity the hall says what is missing', () => {
    expect(agentOf({ idNumber: '', principals: 2 }, selection)).toEqual({
      agent: { principals: 2 },
    })
  })

  test('is an exception: an ordinary number says nothing of it', () => {
    expect(agentOf(undefined, selection)).toEqual({})
    expect(countsOf(undefined, selection)).toEqual({})
  })

  test('[APPL-1] with companies says each of them, and the card before it how much alone', () => {
    const companies = [{ ...noCompany, creditCode: '9144 0300 7152 6726xg', count: 3 }]
    const draft = { idNumber: '', principals: 1, companies }
    const wanted = { items: [{ itemCode: 'i1', count: 3 }], packages: [] }
    expect(countsOf(draft, selection)).toEqual({ applicants: [wanted] })
    const taken = { commandId: 'c-1', itemCodes: ['i1'], packageCodes: [], audience: 'legal' }
    expect(takeRequestSchema.parse({ ...taken, ...agentOf(draft, selection) })).toMatchObject({
      applicants: [{ creditCode: '9144030071526726XG', authorisation: 'shown', ...wanted }],
    })
  })
})
