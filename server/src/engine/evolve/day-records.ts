import { type EpochMs, limits, type QueueId } from '@yihao/contract'
import type { HallState, Ticket } from '../hall.ts'
import type { CallRecord, HallDay, QuarterCount } from '../hall-day.ts'
import { netMs } from '../hall-hours.ts'
import { countWaiting } from '../line/line.ts'

export const quarterMs = 15 * 60_000
/** Each zone shows eight calls; so many of the hall hold eight of every zone. */
const callsKeptMax = 40 * limits.boardRecentCallsMax

export function newDay(businessDate: HallDay['businessDate'], openedAt: EpochMs): HallDay {
  return {
    businessDate,
    openedAt,
    lastNumbers: new Map(),
    calls: [],
    waits: new Map(),
    services: [],
    quarters: [],
    overtakes: new Map(),
    transfers: new Map(),
    takes: [],
    givenUp: new Map(),
    refusedTakes: new Map(),
    issued: 0,
    finished: 0,
    abandoned: 0,
    expired: 0,
    rated: 0,
  }
}

/** The quarter of an hour that holds `at`, made when it is first needed. */
export function quarterOf(day: HallDay, at: EpochMs): QuarterCount {
  const from = (at - (at % quarterMs)) as EpochMs
  const last = day.quarters.at(-1)
  if (last !== undefined && last.from >= from) return last
  const quarter: QuarterCount = { from, issued: 0, called: 0, waiting: last?.waiting ?? 0 }
  day.quarters.push(quarter)
  return quarter
}

export function noteWaiting(hall: HallState, at: EpochMs): void {
  if (hall.day !== undefined) quarterOf(hall.day, at).waiting = countWaiting(hall)
}

export function noteCall(hall: HallState, call: CallRecord): void {
  const { day } = hall
  if (day === undefined) return
  day.calls.unshift(call)
  if (day.calls.length > callsKeptMax) day.calls.pop()
}

/** A first call ends the wait that the day's figures count; a second leg is another matter. */
export function noteWait(hall: HallState, ticket: Ticket, at: EpochMs): void {
  const { day, plan } = hall
  if (day === undefined || plan === undefined || ticket.queuedAt !== ticket.arrivedAt) return
  const wait = netMs(plan.calendar, ticket.queuedAt, at)
  pushTo(day.waits, ticket.queueId, wait)
}

function pushTo(lists: Map<QueueId, number[]>, queueId: QueueId, value: number): void {
  const list = lists.get(queueId)
  if (list === undefined) lists.set(queueId, [value])
  else list.push(value)
}
