import { takeRequestSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { anItem } from './picks.testkit.ts'
import { judged, plainVisit, previewOfVisit, takeOfVisit, typedCode, withCount } from './visit.ts'

const code = '9144030071526726XG'
const basket = [anItem('N1', 'legal')]

describe('companies at the kiosk', () => {
  test('[APPL-1] a code is judged when it is whole, and only once there', () => {
    expect(judged('914403', [])).toEqual({ kind: 'typing', left: 12 })
    expect(judged(code, [])).toEqual({ kind: 'good' })
    expect(judged('9144030071526726XH', [])).toEqual({ kind: 'wrong' })
    expect(judged(code, [{ creditCode: code, count: 1 }])).toEqual({ kind: 'twice' })
    expect(typedCode(' 9144 0300-7152 6726xg99')).toBe(code)
    expect(typedCode('IOSVZ91')).toBe('91')
  })

  test('a count of nought takes the company away again', () => {
    const two = withCount(withCount(plainVisit, code, 1), code, 2)
    expect(two.companies).toEqual([{ creditCode: code, count: 2 }])
    expect(withCount(two, code, 0)).toEqual(plainVisit)
  })

  test('[APPL-4] the card before the number is told how much, and not who', () => {
    const visit = withCount(plainVisit, code, 3)
    const applicants = [{ items: [{ itemCode: 'N1', count: 3 }], packages: [] }]
    expect(previewOfVisit(visit, basket)).toEqual({ applicants })
    const taken = { commandId: 'c-1', itemCodes: ['N1'], packageCodes: [], audience: 'legal' }
    expect(takeRequestSchema.parse({ ...taken, ...takeOfVisit(visit, basket) })).toMatchObject({
      applicants: [{ kind: 'company', creditCode: code, authorisation: 'brought' }],
    })
  })

  test('who comes for one matter of their own sends what they always sent', () => {
    expect(previewOfVisit(plainVisit, basket)).toEqual({})
    expect(takeOfVisit(plainVisit, basket)).toEqual({})
  })
})
