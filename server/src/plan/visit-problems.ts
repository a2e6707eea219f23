import type { Plan } from '@yihao/contract'
import { type PlanProblem, problem } from './plan-problem.ts'

/** A case number that no number could fit would refuse every visit (FILED-1). */
export function visitProblems({ rules }: Plan): readonly PlanProblem[] {
  const { filedOnline } = rules
  if (filedOnline === undefined) return []
  const { lengthMin, lengthMax } = filedOnline.caseNumber
  if (lengthMin <= lengthMax) return []
  return [
    problem(
      'rules.filedOnline.caseNumber.lengthMin',
      `最短 ${lengthMin} 位大于最长 ${lengthMax} 位`,
      `at least ${lengthMin} is more than at most ${lengthMax}`,
    ),
  ]
}
