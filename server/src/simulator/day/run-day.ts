import type { EpochMs, QueueId, WindowId } from '@yihao/contract'
import { compareOrder } from '../../engine/line/line.ts'
import { rateOfClasses } from '../../engine/policy/accumulating-priority.ts'
import { runSimulation, type SimCall } from '../run-simulation.ts'
import type { DayHall, DayVisitor, DayWindow } from './day-hall.ts'
import { type DayPolicy, type DayTicket, policyOfDay } from './day-policy.ts'

export interface DayCall {
  readonly ticket: DayTicket
  readonly windowId: WindowId
  readonly at: EpochMs
  /** Who came earlier, could have been called there, and was not. */
  readonly passed: number
}

export interface DayTrace {
  readonly calls: readonly DayCall[]
  readonly left: readonly DayTicket[]
  /** No window of the day could do it. */
  readonly unserved: readonly DayTicket[]
}

/** One day under one policy; the visitors must be in order of arrival. */
export function runDay(
  hall: DayHall,
  visitors: readonly DayVisitor[],
  setting: DayPolicy,
): DayTrace {
  const { tickets, lanes } = lanesOf(hall, visitors)
  const windows = hall.windows.map(({ shifts }, place) => ({
    shifts,
    lanes: lanes.flatMap((one, lane) => (one.windows.has(place) ? [lane] : [])),
  }))
  const overtakes = new Map<QueueId, number>()
  const [calls, left]: [DayCall[], DayTicket[]] = [[], []]
  let next = 0
  runSimulation<DayTicket>({
    lanes: lanes.length,
    windows,
    idle: 'longest-idle',
    policy: (waiting) =>
      policyOfDay(setting, { lanes: waiting, lanesOf: lanesByQueue(lanes), overtakes }),
    nextArrival: () => {
      next += 1
      return tickets[next - 1]
    },
    started: (ticket, call) => {
      const taken = windows[call.window]?.lanes ?? []
      noteOvertaking(setting, overtakes, ticket, call, taken)
      const { windowId } = hall.windows[call.window] as DayWindow
      calls.push({ ticket, windowId, at: call.at as EpochMs, passed: pass(ticket, call, taken) })
    },
    left: (ticket) => left.push(ticket),
  })
  return { calls, left, unserved: tickets.filter((ticket) => !ticket.gone) }
}

interface Lane {
  readonly queueId: QueueId
  /** Windows that may take them, by place. */
  readonly windows: ReadonlySet<number>
}

/** Who waits in the same queue for the same windows with the same right stands in one lane. */
function lanesOf(hall: DayHall, visitors: readonly DayVisitor[]) {
  const places = new Map<string, number>()
  const lanes: Lane[] = []
  const windowsFor = windowsByNeed(hall)
  const tickets = visitors.map((visitor, tie): DayTicket => {
    const { queueId, classes } = visitor
    const windows = windowsFor(visitor)
    const key = `${queueId}|${windows.join()}|${classes.join()}`
    const lane = places.get(key) ?? lanes.push({ queueId, windows: new Set(windows) }) - 1
    places.set(key, lane)
    return {
      visitor,
      lane,
      queueId,
      classes,
      order: { at: visitor.at, tie },
      service: visitor.serviceMs,
      patience: visitor.patienceMs,
      gone: false,
      overtaken: 0,
    }
  })
  return { tickets, lanes }
}

function windowsByNeed({ windows }: DayHall): (visitor: DayVisitor) => readonly number[] {
  const known = new Map<string, readonly number[]>()
  return (visitor) => {
    const { queueId, itemCodes, packageCodes } = visitor
    const key = `${queueId}|${itemCodes.join()}|${packageCodes.join()}`
    const able =
      known.get(key) ?? windows.flatMap(({ mayTake }, place) => (mayTake(visitor) ? [place] : []))
    known.set(key, able)
    return able
  }
}

function lanesByQueue(lanes: readonly Lane[]): ReadonlyMap<QueueId, readonly number[]> {
  const byQueue = new Map<QueueId, number[]>()
  for (const [lane, { queueId }] of lanes.entries()) {
    byQueue.set(queueId, [...(byQueue.get(queueId) ?? []), lane])
  }
  return byQueue
}

/** The same count as the engine keeps (PRIO-3), from the heads of the lanes. */
function noteOvertaking(
  setting: DayPolicy,
  overtakes: Map<QueueId, number>,
  called: DayTicket,
  { lanes }: SimCall<DayTicket>,
  taken: readonly number[],
): void {
  if (setting.policyId !== 'accumulating-priority') return
  const { rates } = setting
  const isOrdinary = ({ classes }: DayTicket) => rateOfClasses(rates, classes) <= rates.ordinary
  if (isOrdinary(called)) {
    overtakes.delete(called.queueId)
    return
  }
  const passed = new Set<QueueId>()
  for (const lane of taken) {
    const head = lanes[lane]?.head()
    if (head === undefined || !isOrdinary(head)) continue
    if (compareOrder(head.order, called.order) < 0) passed.add(head.queueId)
  }
  for (const queueId of passed) overtakes.set(queueId, (overtakes.get(queueId) ?? 0) + 1)
}

function pass(called: DayTicket, { lanes }: SimCall<DayTicket>, taken: readonly number[]): number {
  let passed = 0
  for (const lane of taken) {
    for (const ticket of lanes[lane] ?? []) {
      if (ticket.order.at >= called.order.at) break
      ticket.overtaken += 1
      passed += 1
    }
  }
  return passed
}
