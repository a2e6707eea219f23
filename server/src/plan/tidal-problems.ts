import type { Plan } from '@yihao/contract'
import { type PlanProblem, problem } from './plan-problem.ts'

/** Thresholds to close that are not below those to open would open and close in turns. */
export function tidalProblems(plan: Plan): readonly PlanProblem[] {
  const { tidal } = plan.rules
  if (tidal === undefined) return []
  return (['waitingPerWindow', 'longestWaitMs'] as const)
    .filter((field) => tidal.close[field] >= tidal.open[field])
    .map((field) =>
      problem(
        `rules.tidal.close.${field}`,
        `关窗条件 ${tidal.close[field]} 必须低于开窗条件 ${tidal.open[field]}`,
        `${tidal.close[field]} to close must be below ${tidal.open[field]} to open`,
      ),
    )
}
