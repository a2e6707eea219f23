import type { Words } from '@yihao/contract'

export interface PlanProblem {
  /** `windows.3.skills.0`: where in the file. */
  readonly path: string
  readonly words: Words
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
