import type { EpochMs, ItemCode, Plan, QueueId, TicketClass, WindowId } from '@yihao/contract'
import { indexOf } from '../../server/src/engine/plan-index.ts'
import type { DayHall, DayVisitor, DayWindow } from '../../server/src/simulator/day/day-hall.ts'
import { hallOfDay, type ReplayHall } from '../replay/hall-of-day.ts'
import type { RecordedDay, RecordedTicket } from '../replay/recorded-day.ts'

export interface RecordedHall {
  readonly hall: DayHall
  readonly visitors: readonly DayVisitor[]
  /** Waits as recorded, in ms. */
  readonly waits: readonly number[]
}

/** A recorded office as a hall to simulate; `like` lends its rules and call policy. */
export function recordedHall(day: RecordedDay, like: Plan): RecordedHall {
  const replayed = hallOfDay(day, like)
  const { plan } = replayed
  const called = day.tickets.filter(({ calledAt }) => calledAt !== undefined)
  const windows = day.format === 'calls' ? presses(called, replayed) : counters(day, replayed)
  const latest = Math.max(...day.tickets.map((one) => one.serviceEnd ?? one.calledAt ?? 0))
  return {
    hall: { plan, calendar: plan.calendar, windows, closesAt: latest as EpochMs },
    visitors: visitorsOf(day, replayed),
    waits: called.map(({ arrivedAt, calledAt }) => (calledAt ?? arrivedAt) - arrivedAt),
  }
}

/**
 * Services were not recorded, the calls were: each becomes a window that calls one visitor of its
 * queue from that moment on and nobody afterwards. The hall then works as fast as it did.
 */
function presses(called: readonly RecordedTicket[], { plan, queueOf }: ReplayHall): DayWindow[] {
  const index = indexOf(plan)
  return called.map(({ queue, calledAt }, place): DayWindow => {
    const queueId = queueOf.get(queue)?.queueId
    const windowId = plan.windows.find(({ serves }) => serves.some((one) => one === queueId))
    return {
      windowId: `${windowId?.windowId ?? 'w'}-${place}` as WindowId,
      shifts: [{ from: calledAt ?? 0, to: Number.POSITIVE_INFINITY }],
      mayTake: (need) =>
        windowId !== undefined &&
        index.mayTake(windowId.windowId, need) &&
        need.queueId === queueId,
    }
  })
}

/** From the first call of a counter on it is there, for the queues that it served. */
function counters(day: RecordedDay, { plan, windowOfCounter }: ReplayHall): DayWindow[] {
  const index = indexOf(plan)
  const opened = new Map<string, number>()
  for (const { counter, calledAt } of day.tickets) {
    const windowId = windowOfCounter.get(counter ?? '')
    if (windowId === undefined || calledAt === undefined) continue
    opened.set(windowId, Math.min(calledAt, opened.get(windowId) ?? calledAt))
  }
  return plan.windows.map(({ windowId }) => ({
    windowId,
    shifts: [{ from: opened.get(windowId) ?? 0, to: Number.POSITIVE_INFINITY }],
    mayTake: (need) => index.mayTake(windowId, need),
  }))
}

function visitorsOf(day: RecordedDay, { queueOf }: ReplayHall): readonly DayVisitor[] {
  const usual = new Map(day.queues.map(({ key }) => [key, usualService(day, key)]))
  return [...day.tickets]
    .sort((a, b) => a.arrivedAt - b.arrivedAt || a.line - b.line)
    .map((ticket): DayVisitor => {
      const { queue, arrivedAt, leftAt } = ticket
      const { queueId = '', itemCode = '' } = queueOf.get(queue) ?? {}
      return {
        at: arrivedAt,
        queueId: queueId as QueueId,
        itemCodes: [itemCode as ItemCode],
        packageCodes: [],
        classes: [] satisfies TicketClass[],
        serviceMs:
          day.format === 'calls'
            ? Number.POSITIVE_INFINITY
            : (serviceOf(ticket) ?? usual.get(queue) ?? 0),
        patienceMs: leftAt === undefined ? Number.POSITIVE_INFINITY : leftAt - arrivedAt,
      }
    })
}

/** From the call to the end: the way to the window keeps it occupied too. */
function serviceOf({ calledAt, serviceEnd }: RecordedTicket): number | undefined {
  return calledAt === undefined || serviceEnd === undefined ? undefined : serviceEnd - calledAt
}

/** Who left unserved but is called sooner here is served as long as most of that queue were. */
function usualService(day: RecordedDay, key: string): number {
  const times = day.tickets
    .flatMap((one) => (one.queue === key ? (serviceOf(one) ?? []) : []))
    .sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? 0
}
