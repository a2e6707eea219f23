import { type CaseRules, type Plan, planSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { casePlan, caseRules } from '../cases/cases.testkit.ts'
import { caseProblems } from './case-problems.ts'

const pathsOf = (plan: Plan) => caseProblems(plan).map(({ path }) => path)
const words = { zh: '级', en: 'rung' }
const withUnit = (more: object) => {
  const plan = casePlan()
  const [first, ...others] = plan.units ?? []
  return planSchema.parse({ ...plan, units: [{ ...first, ...more }, ...others] })
}
const rules = (more: Partial<CaseRules>) => casePlan({ ...caseRules, ...more })

describe('units and rules for cases in a plan', () => {
  test('[CASE-3] may be as they are, or not there at all', () => {
    expect(pathsOf(casePlan())).toEqual([])
    expect(pathsOf({ ...casePlan(), units: undefined })).toEqual([])
  })

  test('[CASE-3] a unit is named once and names what the plan knows', () => {
    expect(pathsOf(withUnit({ unitId: 'unit-2' }))).toEqual(['units.1'])
    expect(pathsOf(withUnit({ windows: ['w1', 'w9'] }))).toEqual(['units.0.windows.1'])
    expect(pathsOf(withUnit({ items: ['X9'] }))).toEqual(['units.0.items.0'])
    expect(pathsOf(withUnit({ departments: ['别处'] }))).toEqual(['units.0.departments.0'])
    expect(pathsOf(withUnit({ members: ['a', 'a'] }))).toEqual(['units.0.members.1'])
  })

  test('[CASE-6] an escalation rises, a complex case has no fewer days than a simple one', () => {
    const rungs = (...days: readonly number[]) =>
      days.map((afterDays) => ({ afterDays, to: words }))
    expect(pathsOf(rules({ escalations: rungs(0, 3, 3) }))).toEqual([
      'rules.cases.escalations.2.afterDays',
    ])
    expect(pathsOf(rules({ escalations: rungs(5, 3) }))).toEqual([
      'rules.cases.escalations.1.afterDays',
    ])
    expect(pathsOf(rules({ complexDays: 4 }))).toEqual(['rules.cases.complexDays'])
    const twice = [...caseRules.declineReasons, ...caseRules.declineReasons]
    expect(pathsOf(rules({ declineReasons: twice }))).toEqual(['rules.cases.declineReasons.1'])
  })
})
