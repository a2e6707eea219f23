import type { Plan } from '@yihao/contract'
import { type Counted, countedOf, type Errand } from '../applicants/counted.ts'
import { indexOf } from '../plan-index.ts'

/**
 * How long a window is expected to need for it: the plan's median of each item or package, and for
 * every further unit of the same one that median less what the plan says is saved (APPL-3). Undefined
 * where nothing is known: a number without items.
 */
export function expectedServiceMs(plan: Plan, errand: Errand): number | undefined {
  const counted = countedOf(plan, errand)
  if (counted.length === 0) return undefined
  const saving = plan.rules.applicants?.savingPerFurtherUnit ?? 0
  const total = counted.reduce(
    (sum, one) => sum + medianOf(plan, one) * (1 + (one.count - 1) * (1 - saving)),
    0,
  )
  return Math.round(total)
}

function medianOf(plan: Plan, one: Counted): number {
  const index = indexOf(plan)
  const known = one.kind === 'item' ? index.items.get(one.code) : index.packages.get(one.code)
  return known?.medianMs ?? 0
}
