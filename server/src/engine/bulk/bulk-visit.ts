import type { Plan, Queue, Refusal } from '@yihao/contract'
import { type Errand, unitsOfVisit } from '../applicants/counted.ts'
import { nextSlots, slotWords } from '../booking/next-slots.ts'
import type { HallView } from '../hall.ts'
import { isNothing } from '../legs/legs.ts'
import { indexOf, type Need } from '../plan-index.ts'
import { commonQueue, pooledQueue, type Selection } from '../taking/choose-queue.ts'

/** BULK-1: more units than an ordinary window takes from the line. */
export function isBulk(plan: Plan, errand: Errand): boolean {
  const { bulk } = plan.rules
  return bulk !== undefined && !isNothing(errand) && unitsOfVisit(plan, errand) > bulk.aboveUnits
}

/** A bulk window that is not closed and can do all of it. */
export function bulkWindowOpen(hall: HallView, need: Need): boolean {
  const { plan } = hall
  if (plan === undefined) return false
  return indexOf(plan)
    .windowsFor(need)
    .some(({ windowId, bulk }) => bulk === true && hall.windows.get(windowId)?.state !== 'closed')
}

/** The queue from which an open bulk window calls (BULK-1). */
export function bulkQueue(hall: HallView, selection: Selection): Queue | undefined {
  const { plan } = hall
  if (plan === undefined) return undefined
  for (const queue of [commonQueue(plan, selection), pooledQueue(plan, selection)]) {
    if (queue === undefined) continue
    if (bulkWindowOpen(hall, { ...selection, queueId: queue.queueId })) return queue
  }
  return undefined
}

const slotsTold = 3

/** BULK-2: no window for it now, so the refusal tells the next slots that it may be booked for. */
export function bookInstead(
  hall: HallView,
  plan: Plan,
  visit: Errand & Pick<Need, 'queueId'>,
  at: HallView['at'],
): Refusal {
  const slots = nextSlots(hall, plan, visit, { at, count: slotsTold })
  return {
    code: 'BulkNeedsBooking',
    detail: String(unitsOfVisit(plan, visit)),
    ...(slots.length === 0 ? {} : { reason: slotWords(slots) }),
  }
}
