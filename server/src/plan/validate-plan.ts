import { type Plan, planSchema, type Words } from '@yihao/contract'
import { itemProblems } from './item-problems.ts'
import { placeProblems } from './place-problems.ts'

export interface PlanProblem {
  /** `windows.3.skills.0`: where in the file. */
  readonly path: string
  readonly words: Words
}

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
  const problems = [...placeProblems(plan), ...itemProblems(plan)].slice(0, problemsMax)
  return problems.length === 0 ? { ok: true, plan } : { ok: false, problems }
}

/** Positions of the values that stand there a second time. */
export function repeats<T>(
  section: string,
  list: readonly T[],
  keyOf: (one: T) => string | number,
): readonly PlanProblem[] {
  const seen = new Set<string | number>()
  return list.flatMap((one, index) => {
    const key = keyOf(one)
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [problem(`${section}.${index}`, `“${key}”重复`, `“${key}” stands here twice`)]
  })
}

export function problem(path: string, zh: string, en: string): PlanProblem {
  return { path, words: { zh, en } }
}

export function unknown(path: string, what: string): PlanProblem {
  return problem(path, `没有“${what}”`, `there is no “${what}”`)
}
