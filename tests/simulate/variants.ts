import type { BusinessDate, Plan } from '@yihao/contract'
import { demoPlanFolder, loadPlan } from '../../server/src/plan/load-plan.ts'
import { type DayHall, hallOn } from '../../server/src/simulator/day/day-hall.ts'
import { type DayPolicy, usualAccumulating } from '../../server/src/simulator/day/day-policy.ts'
import { departmentHall } from '../../server/src/simulator/day/department-hall.ts'
import type { DayOptions } from './options.ts'

/** One thing to compare: a hall and the policy by which it calls. */
export interface Variant {
  readonly name: string
  readonly hall: DayHall
  readonly policy: DayPolicy
}

/** The policies on the first plan, then the other plans by the policy that each sets. */
export function variantsOf(
  { policies, besides, plan }: DayOptions,
  hallOf: (plan: Plan) => DayHall,
): readonly [Variant, ...Variant[]] {
  const first = readPlan('--plan', plan)
  const hall = hallOf(first)
  const [own = 'plan', ...others] = policies
  const withPolicy = (name: string): Variant => ({
    name,
    hall,
    policy: policyNamed(name, hall.plan),
  })
  return [
    withPolicy(own),
    ...others.map(withPolicy),
    ...besides.map((file): Variant => {
      if (file === 'departments') return departments(withPolicy(own))
      const other = hallOf(readPlan('--compare', file))
      return { name: file, hall: other, policy: policyNamed(own, other.plan) }
    }),
  ]
}

const departments = ({ hall, policy }: Variant): Variant => ({
  name: 'departments',
  hall: departmentHall(hall),
  policy,
})

export const hallOnDate = (date: BusinessDate) => (plan: Plan) => hallOn(plan, date)

export function readPlan(option: string, path: string | undefined): Plan {
  const loaded = loadPlan(path ?? demoPlanFolder)
  if (!loaded.ok) throw new Error(loaded.sentence.replace(/^HALL_PLAN/, option))
  return loaded.plan
}

function policyNamed(name: string, { callPolicy }: Plan): DayPolicy {
  const accumulating =
    callPolicy.policyId === 'accumulating-priority' ? callPolicy : usualAccumulating
  switch (name) {
    case 'fcfs':
      return { policyId: 'first-come-first-served' }
    case 'accumulating':
      return accumulating
    case 'strict':
      return { policyId: 'strict', rates: accumulating.rates }
    case 'longest-queue':
      return { policyId: 'longest-queue' }
    default:
      return callPolicy
  }
}
