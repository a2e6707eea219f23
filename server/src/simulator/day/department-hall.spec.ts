import { expect, test } from 'vitest'
import { monday } from '../../engine/scenario.testkit.ts'
import { smallPlan } from '../../engine/small-plan.testkit.ts'
import { hallOn } from './day-hall.ts'
import { departmentHall, departmentsOf } from './department-hall.ts'

const need = (queueId: string, ...itemCodes: readonly string[]) =>
  ({ queueId, itemCodes, packageCodes: [] }) as never

test('windows of departments: every department has one, the other windows stay', () => {
  const plan = smallPlan()
  const items = plan.items.map((item) => ({ ...item, department: `of ${item.code}` }))
  const hall = hallOn({ ...plan, items }, monday)
  const split = departmentHall(hall)
  const takers = (wanted: never) =>
    split.windows.filter(({ mayTake }) => mayTake(wanted)).map(({ windowId }) => windowId)
  const [n1, n2, l1] = [need('A', 'N1'), need('A', 'N2'), need('B', 'L1')].map(takers)
  for (const one of [n1, n2, l1]) expect(one).not.toEqual([])
  expect(n1?.filter((windowId) => n2?.includes(windowId))).toEqual([])
  expect(departmentsOf(hall.plan, need('A', 'N1', 'N2'))).toEqual(['of N1', 'of N2'])
})
