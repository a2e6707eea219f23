import type { Action, CommandId, HallCommand, PersonId } from '@yihao/contract'
import { decide } from '../engine/decide.ts'
import type { Scenario } from '../engine/scenario.testkit.ts'

/** What the engine answers to that command by that person, now. */
export function answer({ hall, now }: Scenario, command: HallCommand, by: 'staff' | 'visitor') {
  const actor =
    by === 'visitor'
      ? ({ kind: 'visitor' } as const)
      : ({ kind: 'staff', personId: 'li' as PersonId } as const)
  const decision = decide({ commandId: 'now' as CommandId, at: now, actor, command }, hall)
  return decision.ok ? 'done' : decision.refusal.code
}

export const shown = (actions: readonly Action[], type: string) => {
  const action = actions.find((one) => one.type === type)
  return action === undefined ? 'not shown' : (action.refusal ?? 'done')
}
