import type { ItemCode, Plan } from '@yihao/contract'
import { type PlanProblem, problem, repeats, unknown } from './plan-problem.ts'

/** An order between items that nobody could keep would stop a visit before it began (LEG-2). */
export function orderProblems(plan: Plan): readonly PlanProblem[] {
  const stated = plan.itemPrecedences ?? []
  const items = new Set<ItemCode>(plan.items.map((item) => item.code))
  const named = stated.flatMap(({ before, after }, index) =>
    [before, after]
      .filter((code) => !items.has(code))
      .map((code) => unknown(`itemPrecedences.${index}`, code)),
  )
  return [
    ...repeats('itemPrecedences', stated, ({ before, after }) => `${before} → ${after}`),
    ...named,
    ...circles(plan),
  ]
}

/** What is left when all that waits for nothing is taken away, again and again. */
function circles({ itemPrecedences = [] }: Plan): readonly PlanProblem[] {
  let left = itemPrecedences.map((one, index) => ({ ...one, index }))
  for (let count = -1; count !== left.length; ) {
    count = left.length
    const waiting = new Set(left.map(({ after }) => after))
    left = left.filter(({ before }) => waiting.has(before))
  }
  const [first] = left
  if (first === undefined) return []
  const codes = [...new Set(left.map(({ before }) => before))].join(' ')
  return [
    problem(
      `itemPrecedences.${first.index}`,
      `先后次序成环：${codes}`,
      `the order goes round in a circle: ${codes}`,
    ),
  ]
}
