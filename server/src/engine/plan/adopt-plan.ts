import type { CommandOf, Matters, Plan, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { laterOf } from '../legs/legs.ts'
import { unitsOf } from '../legs/units.ts'
import { indexOf } from '../plan-index.ts'

/**
 * 方案启用. What must agree inside a plan was checked before; here it must suit this hall, now:
 * nobody who holds a number may be left without a window (DAY-7).
 */
export function adoptPlan(
  { note }: StampedCommand,
  command: CommandOf<'AdoptPlan'>,
  hall: HallView,
): Decision {
  const { plan } = command.data
  if (plan.hallId !== hall.hallId) {
    return refuse('PlanNotValid', { field: 'plan.hallId', detail: plan.hallId })
  }
  const kept = new Set(plan.windows.map((window) => window.windowId))
  const queues = new Set(plan.queues.map((queue) => queue.queueId))
  for (const window of hall.windows.values()) {
    if (window.state !== 'closed' && !kept.has(window.windowId)) {
      return refuse('WindowNotClosed', { field: 'plan.windows', detail: window.windowId })
    }
  }
  for (const ticket of hall.tickets.values()) {
    if (!queues.has(ticket.queueId)) {
      return refuse('PlanNotValid', { field: 'plan.queues', detail: ticket.number })
    }
    const comesAfter = unitsOf(plan, laterOf(ticket)).map((unit) => unit.matters)
    if (![ticket, ...comesAfter].every((matters) => doneSomewhere(plan, matters))) {
      return refuse('PlanNotValid', { field: 'plan.windows', detail: ticket.number })
    }
  }
  const why = note === undefined ? {} : { note }
  return accept({ type: 'PlanAdopted', data: { planVersion: hall.planVersion + 1, plan, ...why } })
}

const doneSomewhere = (plan: Plan, matters: Matters): boolean =>
  plan.windows.some((window) => indexOf(plan).covers(window.windowId, matters))
