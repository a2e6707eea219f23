import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plan } from '@yihao/contract'
import type { PlanProblem } from './plan-problem.ts'
import { validatePlan } from './validate-plan.ts'

export type LoadedPlan =
  | { readonly ok: true; readonly plan: Plan }
  /** One sentence that names the file, the field and what is wrong there. */
  | { readonly ok: false; readonly sentence: string; readonly problems: readonly PlanProblem[] }

const partFiles = ['items', 'packages', 'documents'] as const
/** A hall may have none. */
const dutyFile = 'duty-plan.json'

/** The demo hall; its codes, times and papers are estimates for demonstration, not a legal list. */
export const demoPlanFolder = fileURLToPath(new URL('../../plans/demo', import.meta.url))

/** A whole plan in one JSON file, or a folder of `plan.json` and its long lists beside it. */
export function loadPlan(path: string): LoadedPlan {
  let raw: unknown
  try {
    raw = statSync(path).isDirectory() ? readFolder(path) : readJson(path)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { ok: false, sentence: `HALL_PLAN ${path} cannot be read: ${why}`, problems: [] }
  }
  const checked = validatePlan(raw)
  if (checked.ok) return checked
  const first = checked.problems[0]
  const more = checked.problems.length > 1 ? ` (and ${checked.problems.length - 1} more)` : ''
  return {
    ok: false,
    sentence: `HALL_PLAN ${path}: ${first?.path}: ${first?.words.zh} / ${first?.words.en}${more}`,
    problems: checked.problems,
  }
}

function readFolder(folder: string): unknown {
  const plan = readJson(join(folder, 'plan.json')) as Record<string, unknown>
  for (const part of partFiles) plan[part] = readJson(join(folder, `${part}.json`))
  const duties = join(folder, dutyFile)
  if (existsSync(duties)) plan.dutyPlan = readJson(duties)
  return plan
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
