import { dutyPlanSchema } from '@yihao/contract'
import { expect, test } from 'vitest'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { diffPlans } from './diff-plan.ts'
import { validatePlan } from './validate-plan.ts'

const workdays = { kind: 'weekdays', weekdays: [1, 2, 3, 4, 5], makeUpDays: true }
const first = {
  dutyId: 'd0',
  personId: 'li',
  windowId: 'w1',
  sessionId: 'am',
  days: workdays,
  breaks: [{ from: '10:00', to: '10:10' }],
}
const second = { ...first, dutyId: 'd1', personId: 'wang', windowId: 'w2' }
const planWith = (...duties: readonly object[]) => ({ ...smallPlan(), dutyPlan: duties })
const pathsOf = (...duties: readonly object[]) => {
  const checked = validatePlan(planWith(...duties))
  return checked.ok ? [] : checked.problems.map((one) => one.path)
}
const onDates = (...dates: readonly string[]) => ({ days: { kind: 'dates', dates } })

test.each<readonly [string, object]>([
  ['dutyPlan.1.windowId', { windowId: 'w9' }],
  ['dutyPlan.1.sessionId', { sessionId: 'night' }],
  ['dutyPlan.1', { dutyId: 'd0' }],
  ['dutyPlan.1.hours', { hours: { from: '11:00', to: '12:30' } }],
  ['dutyPlan.1.hours.to', { hours: { from: '11:00', to: '10:00' }, breaks: [] }],
  ['dutyPlan.1.breaks.0', { breaks: [{ from: '11:55', to: '12:05' }] }],
  ['dutyPlan.1.breaks.0.to', { breaks: [{ from: '10:10', to: '10:00' }] }],
  ['dutyPlan.1.breaks.1', { breaks: [first.breaks[0], { from: '10:05', to: '10:20' }] }],
  ['dutyPlan.1.days.dates', onDates('2026-11-25')],
  ['dutyPlan.1.days.weekdays', { days: { ...workdays, weekdays: [], makeUpDays: false } }],
  ['dutyPlan.1.windowId', { windowId: 'w1' }],
  ['dutyPlan.1.windowId', { windowId: 'w1', ...onDates('2026-11-24') }],
  ['dutyPlan.1.personId', { personId: 'li' }],
  ['dutyPlan.1.personId', { personId: 'li', ...onDates('2026-11-28') }],
])('[DUTY-3] a fault at %s is named: %j', (path, fault) => {
  expect(pathsOf(first, second)).toEqual([])
  expect(pathsOf(first, { ...second, ...fault })).toContain(path)
})

test('[DUTY-3] one after another, or on different days, they do not clash', () => {
  expect(pathsOf(first, { ...second, windowId: 'w1', sessionId: 'pm', breaks: [] })).toEqual([])
  const early = { ...first, hours: { from: '09:00', to: '10:30' } }
  const late = { ...first, dutyId: 'd1', hours: { from: '10:30', to: '12:00' }, breaks: [] }
  expect(pathsOf(early, late)).toEqual([])
  const except = { ...first, days: { ...workdays, except: ['2026-11-24'] } }
  expect(pathsOf(except, { ...first, dutyId: 'd1', ...onDates('2026-11-24') })).toEqual([])
})

test('a changed duty plan tells which duties would change', () => {
  const now = { ...smallPlan(), dutyPlan: dutyPlanSchema.parse([first, second]) }
  const next = {
    ...smallPlan(),
    dutyPlan: dutyPlanSchema.parse([{ ...first, personId: 'zhao' }]),
  }
  expect(diffPlans(now, next)).toEqual([
    { section: 'dutyPlan', added: [], removed: ['d1'], changed: ['d0'] },
  ])
  expect(diffPlans(smallPlan(), next)).toEqual([
    { section: 'dutyPlan', added: ['d0'], removed: [], changed: [] },
  ])
})
