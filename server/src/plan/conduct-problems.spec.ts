import { usualConductRules } from '@yihao/contract'
import { expect, test } from 'vitest'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { validatePlan } from './validate-plan.ts'

const wait = {
  kind: 'wait',
  yellow: 900_000,
  orange: 1_200_000,
  red: 1_800_000,
  repeatMs: 600_000,
  receivers: ['manager'],
  message: { zh: '等候超时', en: 'Long wait' },
}
const pathsOf = (...alarms: readonly object[]) => {
  const rules = { ...smallPlan().rules, conduct: { ...usualConductRules, alarms } }
  const checked = validatePlan({ ...smallPlan(), rules })
  return checked.ok ? [] : checked.problems.map((one) => one.path)
}

test.each<readonly [string, object]>([
  ['rules.conduct.alarms.1.orange', { ...wait, kind: 'long-pause', orange: 900_000 }],
  ['rules.conduct.alarms.1.orange', { ...wait, kind: 'long-pause', yellow: 2_000_000 }],
  ['rules.conduct.alarms.1.red', { ...wait, kind: 'long-pause', red: 1_200_000 }],
  ['rules.conduct.alarms.1.kind', { ...wait, kind: 'gossip' }],
  ['rules.conduct.alarms.1.queueIds', { ...wait, queueIds: ['X'] }],
  ['rules.conduct.alarms.1', wait],
])('[ALARM-1] a row of the alarms that cannot be is named: %s', (path, row) => {
  expect(pathsOf(wait)).toEqual([])
  expect(pathsOf(wait, row)).toEqual([path])
})

test('[ALARM-1] a queue may have limits of its own, once', () => {
  const own = { ...wait, queueIds: ['C'], red: 2_400_000 }
  expect(pathsOf(wait, own)).toEqual([])
  expect(pathsOf(wait, own, { ...own, queueIds: ['A', 'C'] })).toEqual(['rules.conduct.alarms.2'])
})
