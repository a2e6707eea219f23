import type { EpochMs, Matters } from '@yihao/contract'
import { isNothing, nothing } from '../../engine/legs/legs.ts'
import { expectedServiceMs } from '../../engine/serving/expected-service.ts'
import { onShift } from '../run-simulation.ts'
import type { WaitingLane } from '../waiting-lane.ts'
import type { DayHall, DayVisitor } from './day-hall.ts'
import type { DayLanes } from './day-lanes.ts'
import type { LiveDay } from './day-legs.ts'
import type { DayTicket } from './day-policy.ts'

export function ticketOf(visitor: DayVisitor, tie: number): DayTicket {
  const { queueId, itemCodes, packageCodes, classes, at } = visitor
  return {
    visitor,
    classes,
    queueId,
    leg: { itemCodes, packageCodes },
    later: nothing,
    legsDone: 0,
    queuedAt: at,
    order: { at, tie },
    // Decided when it joins a line.
    lane: 0,
    service: visitor.serviceMs,
    patience: visitor.patienceMs,
    gone: false,
    overtaken: 0,
  }
}

interface Now {
  readonly at: number
  readonly lanes: DayLanes
  readonly all: readonly WaitingLane<DayTicket>[]
}

export function liveDay(hall: DayHall, { at, lanes, all }: Now): LiveDay {
  return {
    isOpen: (windowId) => {
      const window = hall.windows.find((one) => one.windowId === windowId)
      return window !== undefined && onShift(window, at)
    },
    waitingIn: (queueId) =>
      (lanes.byQueue.get(queueId) ?? []).reduce((sum, lane) => sum + (all[lane]?.length ?? 0), 0),
  }
}

/** What a window does of it now, by the lines as they are (LEG-1, LEG-2). */
export function takeLeg({ legs, plan }: DayHall, ticket: DayTicket, live: LiveDay): void {
  const { visitor, leg, queueId } = ticket
  const { audience } = visitor
  if (legs === undefined || audience === undefined) return
  const next = legs({ ...leg, queueId, audience }, live, ticket.legsDone === 0)
  if (next === undefined) return
  ticket.queueId = next.queueId
  ticket.leg = { itemCodes: next.itemCodes, packageCodes: next.packageCodes }
  ticket.later = next.later
  if (ticket.legsDone === 0 && isNothing(next.later)) return
  const whole = expectedOf(plan, visitor)
  ticket.service = Math.round(visitor.serviceMs * (expectedOf(plan, ticket.leg) / whole))
}

/** The part that takes no time by the plan takes the least there is. */
const expectedOf = (plan: DayHall['plan'], { itemCodes, packageCodes }: Matters): number =>
  Math.max(1, expectedServiceMs(plan, { itemCodes, packageCodes }) ?? 1)

/** LEG-4: it waits for the next window by itself, at its first arrival's place. */
export function afterLeg(ticket: DayTicket, at: EpochMs): DayTicket | undefined {
  if (isNothing(ticket.later)) return undefined
  return {
    ...ticket,
    leg: ticket.later,
    later: nothing,
    legsDone: ticket.legsDone + 1,
    queuedAt: at,
    patience: Number.POSITIVE_INFINITY,
    gone: false,
    overtaken: 0,
  }
}
