import { type ItemCode, type Plan, planSchema, type WindowId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { indexOf, PlanIndex } from './plan-index.ts'
import { smallPlan } from './small-plan.testkit.ts'

const w1 = 'w1' as WindowId

/** The small plan whose first window has this one skill, with P1 marked as given. */
function planWith(skill: object, marks: object = {}): Plan {
  const plan = smallPlan()
  return planSchema.parse({
    ...plan,
    windows: plan.windows.map((one) => (one.windowId === w1 ? { ...one, skills: [skill] } : one)),
    items: plan.items.map((one) => (one.code === 'P1' ? { ...one, ...marks } : one)),
  })
}

const covered = (plan: Plan) =>
  plan.items
    .map((item) => item.code)
    .filter((code) => new PlanIndex(plan).covers(w1, { itemCodes: [code], packageCodes: [] }))

describe('what a window can do', () => {
  test.each([
    ['a family', { kind: 'family', familyId: 'natural' }, ['N1', 'N2']],
    ['one item', { kind: 'item', itemCode: 'N2' }, ['N2']],
    ['all items of a package', { kind: 'package', packageCode: 'K1' }, ['N1', 'P1']],
    ['what is done across provinces', { kind: 'cross-province' }, ['P1']],
    ['what is done in the whole province', { kind: 'province-wide' }, []],
    ['a family that is not there', { kind: 'family', familyId: 'none' }, []],
    ['a package that is not there', { kind: 'package', packageCode: 'K9' }, []],
  ])('[CALL-1] %s', (_, skill, items) => {
    expect(covered(planWith(skill, { crossProvince: true }))).toEqual(items)
  })

  test('[CALL-1] items that carry the mark, whatever their family', () => {
    expect(covered(planWith({ kind: 'province-wide' }, { provinceWide: true }))).toEqual(['P1'])
  })

  test('nothing at a window that is not there, and no item that is not there', () => {
    const index = indexOf(smallPlan())
    const need = (code: string) => ({ itemCodes: [code as ItemCode], packageCodes: [] })
    expect(index.covers('w9' as WindowId, need('N1'))).toBe(false)
    expect(index.covers(w1, need('N9'))).toBe(false)
  })

  test('is asked of one index for each plan', () => {
    const plan = smallPlan()
    expect(indexOf(plan)).toBe(indexOf(plan))
    expect(indexOf(plan)).not.toBe(indexOf({ ...plan }))
  })
})
