import type { EpochMs, QueueId, WindowId } from '@yihao/contract'
import { compareOrder } from '../../engine/line/line.ts'
import { rateOfClasses } from '../../engine/policy/accumulating-priority.ts'
import { runSimulation, type SimCall } from '../run-simulation.ts'
import type { DayHall, DayVisitor, DayWindow } from './day-hall.ts'
import { DayLanes } from './day-lanes.ts'
import { type DayPolicy, type DayTicket, policyOfDay } from './day-policy.ts'
import { afterLeg, liveDay, takeLeg, ticketOf } from './day-visit.ts'

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
  const lanes = new DayLanes(hall)
  const overtakes = new Map<QueueId, number>()
  const [calls, left]: [DayCall[], DayTicket[]] = [[], []]
  const tickets = visitors.map(ticketOf)
  const waiting = new Set<DayTicket>()
  let next = 0
  runSimulation<DayTicket>({
    lanes: 0,
    windows: lanes.windows,
    idle: 'longest-idle',
    policy: (all) => policyOfDay(setting, { lanes: all, lanesOf: lanes.byQueue, overtakes }),
    nextArrival: () => {
      next += 1
      return tickets[next - 1]
    },
    joins: (ticket, at, all) => {
      takeLeg(hall, ticket, liveDay(hall, { at, lanes, all }))
      ticket.lane = lanes.laneOf({ ...ticket.leg, queueId: ticket.queueId }, ticket.classes)
      waiting.add(ticket)
    },
    finished: (ticket, at) => afterLeg(ticket, at as EpochMs),
    started: (ticket, call) => {
      waiting.delete(ticket)
      const taken = lanes.windows[call.window]?.lanes ?? []
      noteOvertaking(setting, overtakes, ticket, call, taken)
      const { windowId } = hall.windows[call.window] as DayWindow
      calls.push({ ticket, windowId, at: call.at as EpochMs, passed: pass(ticket, call, taken) })
    },
    left: (ticket) => {
      waiting.delete(ticket)
      left.push(ticket)
    },
  })
  return { calls, left, unserved: [...waiting] }
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
