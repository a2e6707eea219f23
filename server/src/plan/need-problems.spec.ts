import type { Plan } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { diffPlans } from './diff-plan.ts'
import { needProblems } from './need-problems.ts'

const paths = (plan: Plan) => needProblems(plan).map(({ path }) => path)
const none = { needs: undefined, priorityGroups: undefined, greenChannel: undefined }

describe('what a plan says of needs, groups and the green channel', () => {
  test('has no problem in the small hall, nor where there is nothing of it', () => {
    expect(needProblems(smallPlan())).toEqual([])
    const { clerkSkills: _, ...plan } = smallPlan(none)
    const bare = plan.windows.map((window) => ({ ...window, skills: window.skills.slice(0, 1) }))
    expect(needProblems({ ...plan, windows: bare })).toEqual([])
  })

  test('[NEED-1] a code stands there once, a skill names one that is there', () => {
    const { needs = [] } = smallPlan().rules
    expect(paths(smallPlan({ needs: [...needs, ...needs.slice(0, 1)] }))).toEqual(['rules.needs.3'])
    expect(paths(smallPlan({ needs: needs.slice(0, 2) }))).toEqual(['windows.1.skills.2'])
  })

  test('[NEED-3] nobody waits for a skill that no window and no clerk has', () => {
    const plan = smallPlan()
    const windows = plan.windows.map((window) => ({ ...window, skills: window.skills.slice(0, 2) }))
    expect(paths({ ...plan, windows })).toEqual(['rules.needs.2.prefersWindow'])
    const { clerkSkills: _, ...alone } = plan
    expect(paths(alone)).toEqual(['rules.greenChannel.prefersWindow'])
  })

  test('[PRIO-6] with groups there are reasons to refuse, and one proof of a kind', () => {
    expect(paths(smallPlan({ claimRefusalReasons: undefined }))).toEqual([
      'rules.claimRefusalReasons',
    ])
    const [elderly] = smallPlan().rules.priorityGroups ?? []
    const twice = elderly === undefined ? [] : [...elderly.proofs, ...elderly.proofs]
    const priorityGroups = elderly === undefined ? [] : [{ ...elderly, proofs: twice }]
    expect(paths(smallPlan({ priorityGroups }))).toEqual(['rules.priorityGroups.0.proofs.1'])
  })

  test('[GREEN-1] an item has the channel only where the hall has one', () => {
    const plan = smallPlan({ greenChannel: undefined })
    const items = plan.items.map((item) => ({ ...item, greenChannel: true as const }))
    expect(paths({ ...plan, items: items.slice(0, 1) })).toEqual([
      'clerkSkills.0.skills.0',
      'items.0.greenChannel',
    ])
  })
})

test('a changed skill of a clerk is told before a plan is adopted', () => {
  const plan = smallPlan()
  const [wu] = plan.clerkSkills ?? []
  if (wu === undefined) throw new Error('the small hall has no clerk with a skill')
  const next = { ...plan, clerkSkills: [{ ...wu, personId: 'zheng' as typeof wu.personId }] }
  expect(diffPlans(plan, next)).toEqual([
    { section: 'clerkSkills', added: ['zheng'], removed: ['wu'], changed: [] },
  ])
})
