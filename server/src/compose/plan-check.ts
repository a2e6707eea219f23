import type { Plan, Refusal } from '@yihao/contract'
import type { Config } from '../config/config.ts'
import { validatePlan } from '../plan/validate-plan.ts'

/** 三员分立 is a setting of the plan that only a demonstration may switch off (ROLE-1). */
export function planCheck(mode: Config['MODE']) {
  return (plan: Plan): Refusal | undefined => {
    const checked = validatePlan(plan)
    if (!checked.ok) {
      const [first] = checked.problems
      return {
        code: 'PlanNotValid',
        field: `plan.${first?.path ?? ''}`,
        detail: `${first?.words.zh} / ${first?.words.en}`,
      }
    }
    if (mode === 'hall' && !plan.rules.separationOfDuties) {
      return { code: 'PlanNotValid', field: 'plan.rules.separationOfDuties', detail: 'true' }
    }
    return undefined
  }
}
