import {
  type EpochMs,
  type ItemCode,
  isComprehensive,
  type Plan,
  type RecordedEvent,
  type TicketId,
  type TicketNumber,
  type WindowId,
} from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { indexOf } from '../engine/plan-index.ts'

type Finished = Extract<RecordedEvent, { type: 'ServingFinished' }>

/** A service that was finished somewhere else than at a comprehensive window. */
export interface Elsewhere {
  readonly ticketId: TicketId
  readonly number: TicketNumber
  readonly at: EpochMs
  readonly windowId: WindowId
  readonly itemCodes: readonly ItemCode[]
}

/** A number that ended after service, and whether it was done at once. */
export interface EndedVisit {
  readonly ticketId: TicketId
  readonly number: TicketNumber
  readonly at: EpochMs
  readonly windowIds: readonly WindowId[]
  readonly returned: boolean
}

interface Course {
  readonly windowIds: Set<WindowId>
  returned: boolean
}

/**
 * What the reform's figures of a day are made of. Told the events in their order, each together with
 * the hall as it stood before it; which windows are comprehensive is the plan's of that moment.
 */
export class ReformTally {
  readonly finishedAt = new Map<WindowId, number>()
  readonly elsewhere: Elsewhere[] = []
  readonly ended: EndedVisit[] = []
  /** Services that were finished at a comprehensive window. */
  comprehensive = 0
  readonly #courses = new Map<TicketId, Course>()

  add(hall: HallView, event: RecordedEvent): void {
    if (event.type === 'ReturnedForCorrection') this.#courseOf(event.data.ticketId).returned = true
    if (event.type === 'ServingFinished') this.#finish(hall, event)
  }

  #finish(hall: HallView, { data, recordedAt: at }: Finished): void {
    const { ticketId, number, windowId, outcome, goesOn } = data
    const itemCodes = itemsOf(hall, ticketId)
    if (itemCodes.length === 0 || hall.plan === undefined) return
    const course = this.#courseOf(ticketId)
    course.windowIds.add(windowId)
    if (outcome === 'returned-for-correction') course.returned = true
    if (outcome === 'finished')
      this.#count(hall.plan, { ticketId, number, at, windowId, itemCodes })
    const over = outcome === 'finished' || outcome === 'returned-for-correction'
    if (!over || goesOn === true) return
    const { returned } = course
    this.ended.push({ ticketId, number, at, windowIds: [...course.windowIds], returned })
    this.#courses.delete(ticketId)
  }

  #count(plan: Plan, service: Elsewhere): void {
    const { windowId } = service
    this.finishedAt.set(windowId, (this.finishedAt.get(windowId) ?? 0) + 1)
    const window = indexOf(plan).windows.get(windowId)
    if (window !== undefined && isComprehensive(plan, window)) this.comprehensive += 1
    else this.elsewhere.push(service)
  }

  #courseOf(ticketId: TicketId): Course {
    const known = this.#courses.get(ticketId)
    if (known !== undefined) return known
    const made: Course = { windowIds: new Set(), returned: false }
    this.#courses.set(ticketId, made)
    return made
  }
}

export const atOnce = ({ windowIds, returned }: EndedVisit): boolean =>
  windowIds.length === 1 && !returned

/** None for a number that stands in a line of its own kind: 咨询, 投诉 and 出件 are no 办件. */
function itemsOf(hall: HallView, ticketId: TicketId): readonly ItemCode[] {
  const ticket = hall.tickets.get(ticketId)
  if (ticket === undefined || hall.plan === undefined) return []
  const index = indexOf(hall.plan)
  const apart = index.queues.get(ticket.queueId)?.withoutItems !== undefined
  return apart ? [] : index.itemsOf(ticket)
}
