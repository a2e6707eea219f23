import { type Plan, planSchema } from '@yihao/contract'
import { bookingProblems } from './booking-problems.ts'
import { caseProblems } from './case-problems.ts'
import { conductProblems } from './conduct-problems.ts'
import { dutyProblems } from './duty-problems.ts'
import { itemProblems } from './item-problems.ts'
import { needProblems } from './need-problems.ts'
import { orderProblems } from './order-problems.ts'
import { placeProblems } from './place-problems.ts'
import type { PlanProblem } from './plan-problem.ts'
import { policyProblems } from './policy-problems.ts'
import { tidalProblems } from './tidal-problems.ts'
import { visitProblems } from './visit-problems.ts'

export type CheckedPlan =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] }

const problemsMax = 100

/** First the shape of each part, then whether the parts agree. */
export function validatePlan(raw: unknown): CheckedPlan {
  const parsed = planSchema.safeParse(raw)
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, problemsMax).map((issue) => ({
      path: issue.path.map(String).join('.') || 'plan',
      words: { zh: `格式不对：${issue.message}`, en: issue.message },
    }))
    return { ok: false, problems }
  }
  const plan = parsed.data
  const found = [
    ...placeProblems(plan),
    ...itemProblems(plan),
    ...orderProblems(plan),
    ...policyProblems(plan),
    ...bookingProblems(plan),
    ...caseProblems(plan),
    ...conductProblems(plan),
    ...dutyProblems(plan),
    ...tidalProblems(plan),
    ...needProblems(plan),
    ...visitProblems(plan),
  ]
  const problems = found.slice(0, problemsMax)
  return problems.length === 0 ? { ok: true, plan } : { ok: false, problems }
}
