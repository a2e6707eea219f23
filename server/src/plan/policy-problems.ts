import { type Plan, ticketClasses, ticketClassText } from '@yihao/contract'
import { type PlanProblem, problem } from './plan-problem.ts'

/** A class slower than ordinary would be punished for what it is given by law or by booking. */
export function policyProblems({ callPolicy }: Plan): readonly PlanProblem[] {
  if (callPolicy.policyId !== 'accumulating-priority') return []
  const { rates } = callPolicy
  return ticketClasses
    .filter((one) => (rates[one] ?? rates.ordinary) < rates.ordinary)
    .map((one) =>
      problem(
        `callPolicy.rates.${one}`,
        `“${ticketClassText[one].zh}”的系数 ${rates[one]} 低于普通号的 ${rates.ordinary}`,
        `the rate ${rates[one]} of “${ticketClassText[one].en}” is below the ordinary ${rates.ordinary}`,
      ),
    )
}
