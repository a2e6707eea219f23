import type { Matters, Plan, QueueId, WindowId } from '@yihao/contract'
import type { HallView } from '../../engine/hall.ts'
import { chooseVisit } from '../../engine/legs/choose-visit.ts'
import { nothing } from '../../engine/legs/legs.ts'
import { planLegs, splitOf } from '../../engine/legs/plan-legs.ts'
import type { Need } from '../../engine/plan-index.ts'

/** The day as it is at one moment, as far as the order of legs depends on it (LEG-2). */
export interface LiveDay {
  isOpen(windowId: WindowId): boolean
  waitingIn(queueId: QueueId): number
}

export interface Errand extends Matters {
  readonly queueId: QueueId
  readonly audience: 'natural' | 'legal'
}

/** What one window does next, and what is left for others. */
export interface NextLeg extends Need {
  readonly later: Matters
}

/** `isFirst` when the number is taken, else when a window has done its part. */
export type LegPlanner = (errand: Errand, live: LiveDay, isFirst: boolean) => NextLeg | undefined

/** The engine's own choice: one window wherever there is one, else the fewest, by the lines of now. */
export function legsByEngine(plan: Plan): LegPlanner {
  return (errand, live, isFirst) => {
    if (isFirst && errand.itemCodes.length + errand.packageCodes.length <= 1) {
      return { ...errand, later: nothing }
    }
    const hall = viewOf(plan, live)
    const { itemCodes, packageCodes, audience } = errand
    const wish = { itemCodes, packageCodes, audience }
    if (!isFirst) {
      const legs = planLegs(hall, wish) ?? []
      return legOf(legs[0]?.queue.queueId, splitOf(legs))
    }
    const choice = chooseVisit(hall, wish)
    if (!choice.ok) return undefined
    const { queue, legs } = choice
    return legOf(queue.queueId, legs === undefined ? { leg: wish, later: nothing } : splitOf(legs))
  }
}

function legOf(
  queueId: QueueId | undefined,
  { leg, later }: { readonly leg: Matters; readonly later: Matters },
): NextLeg | undefined {
  return queueId === undefined ? undefined : { ...leg, queueId, later }
}

/** As much of a hall as the planning of legs asks for. */
function viewOf(plan: Plan, live: LiveDay): HallView {
  const windows = {
    get: (windowId: WindowId) => ({ state: live.isOpen(windowId) ? 'open' : 'closed' }),
  }
  const lines = { get: (queueId: QueueId) => ({ length: live.waitingIn(queueId) }) }
  return { plan, windows, lines } as unknown as HallView
}
