import type { QueueId, WindowId } from '@yihao/contract'
import type { HallState, Ticket } from '../hall.ts'
import { compareOrder, waitingIn } from '../line/line.ts'
import { indexOf } from '../plan-index.ts'
import { rateOfClasses } from './accumulating-priority.ts'
import { obstacle } from './call-policy.ts'

/**
 * Counts a call past the ordinary (PRIO-3): for each queue whose first ordinary number this window
 * could have called and that came earlier. An ordinary call starts its queue's count again.
 */
export function noteOvertaking(hall: HallState, called: Ticket, windowId: WindowId): void {
  const { day, plan } = hall
  if (day === undefined || plan?.callPolicy.policyId !== 'accumulating-priority') return
  const { rates } = plan.callPolicy
  const isOrdinary = (ticket: Ticket) => rateOfClasses(rates, ticket.classes) <= rates.ordinary
  if (isOrdinary(called)) {
    day.overtakes.delete(called.queueId)
    return
  }
  const passedIn = (queueId: QueueId) => {
    for (const ticket of waitingIn(hall, queueId)) {
      if (compareOrder(ticket.order, called.order) >= 0) return false
      if (isOrdinary(ticket) && obstacle(hall, windowId, ticket, hall.at) === undefined) return true
    }
    return false
  }
  for (const queueId of indexOf(plan).windows.get(windowId)?.serves ?? []) {
    if (passedIn(queueId)) day.overtakes.set(queueId, (day.overtakes.get(queueId) ?? 0) + 1)
  }
}
