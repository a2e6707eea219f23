import type { Plan } from '@yihao/contract'
import { type PlanProblem, problem, repeats, unknown } from './plan-problem.ts'

/** Units that name what is not there, and an escalation that does not rise. */
export function caseProblems(plan: Plan): readonly PlanProblem[] {
  const units = plan.units ?? []
  const windows = new Set<string>(plan.windows.map(({ windowId }) => windowId))
  const items = new Set<string>(plan.items.map(({ code }) => code))
  const departments = new Set<string>(plan.items.map(({ department }) => department))
  const missing = (path: string, named: readonly string[], known: ReadonlySet<string>) =>
    named.flatMap((one, index) => (known.has(one) ? [] : [unknown(`${path}.${index}`, one)]))
  return [
    ...repeats('units', units, ({ unitId }) => unitId),
    ...units.flatMap((unit, index) => [
      ...missing(`units.${index}.windows`, unit.windows, windows),
      ...missing(`units.${index}.items`, unit.items, items),
      ...missing(`units.${index}.departments`, unit.departments, departments),
      ...repeats(`units.${index}.members`, unit.members, (member) => member),
    ]),
    ...ruleProblems(plan),
  ]
}

function ruleProblems({ rules: { cases } }: Plan): readonly PlanProblem[] {
  if (cases === undefined) return []
  const { escalations, simpleDays, complexDays } = cases
  const falls = escalations.flatMap(({ afterDays }, index) => {
    const before = escalations[index - 1]?.afterDays ?? -1
    return afterDays > before
      ? []
      : [
          problem(
            `rules.cases.escalations.${index}.afterDays`,
            '升级天数必须逐级递增',
            'the days of the escalation must rise',
          ),
        ]
  })
  const longer =
    complexDays >= simpleDays
      ? []
      : [
          problem(
            'rules.cases.complexDays',
            '复杂件时限不能短于简单件',
            'a complex case has at least the days of a simple one',
          ),
        ]
  return [
    ...falls,
    ...longer,
    ...repeats('rules.cases.dismissReasons', cases.dismissReasons, ({ code }) => code),
    ...repeats('rules.cases.declineReasons', cases.declineReasons, ({ code }) => code),
  ]
}
