import type { CounterView, Plan, WindowId } from '@yihao/contract'
import { ticketAt } from '../engine/guards.ts'
import type { HallView } from '../engine/hall.ts'
import { indexOf } from '../engine/plan-index.ts'
import { windowHead } from './parts.ts'

/** Where the ticket at this window could be sent: only what can do all of it is offered (MOVE-2). */
export function transferTargets(
  hall: HallView,
  plan: Plan,
  windowId: WindowId,
): CounterView['transferTargets'] {
  const ticket = ticketAt(hall, windowId)
  if (ticket === undefined) return { windows: [], queues: [] }
  const index = indexOf(plan)
  const able = plan.windows.filter((window) => index.covers(window.windowId, ticket))
  const served = new Set(able.flatMap((window) => window.serves))
  return {
    windows: able
      .filter((other) => other.windowId !== windowId)
      .filter((other) => hall.windows.get(other.windowId)?.state !== 'closed')
      .map(windowHead),
    queues: plan.queues
      .filter((queue) => served.has(queue.queueId))
      .map(({ queueId, name }) => ({ queueId, name })),
  }
}
