import type { LiveQueue } from './live-queue.ts'
import { minuteMs } from './queue-news.ts'

export const slotMs = 30 * minuteMs
export const slots = 28

/** Half hours since the hall's first number of that day: weekdays may open at other times. */
export function slotAt(opened: number, now: number): number {
  return Math.min(slots - 1, Math.max(0, Math.floor((now - opened) / slotMs)))
}

/** What one day, or several added up, say about a queue. */
export interface Tally {
  days: number
  calls: number
  waitMs: number
  /** Time in which somebody waited. */
  busyMs: number
  /** The same times the windows open then. */
  openMs: number
  services: number
  serviceMs: number
  joinedFirst: number
  calledLast: number
  readonly slotCalls: Float64Array
  readonly slotWaitMs: Float64Array
  readonly slotBusyMs: Float64Array
}

export const emptyTally = (): Tally => ({
  days: 0,
  calls: 0,
  waitMs: 0,
  busyMs: 0,
  openMs: 0,
  services: 0,
  serviceMs: 0,
  joinedFirst: 0,
  calledLast: 0,
  slotCalls: new Float64Array(slots),
  slotWaitMs: new Float64Array(slots),
  slotBusyMs: new Float64Array(slots),
})

/** One day of one queue; its waits stand in the half hour of joining, its pace in that of calling. */
export function tallyOf(queue: LiveQueue, opened: number): Tally {
  const tally = emptyTally()
  tally.days = 1
  let busyBefore = 0
  for (const call of queue.calls) {
    const busy = call.busyMs - busyBefore
    busyBefore = call.busyMs
    const slot = slotAt(opened, call.at)
    add(tally.slotCalls, slot, 1)
    add(tally.slotBusyMs, slot, busy)
    add(tally.slotWaitMs, slot, call.waitMs)
    tally.calls += 1
    tally.waitMs += call.waitMs
    tally.busyMs += busy
    tally.openMs += busy * Math.max(1, call.open ?? 1)
  }
  tally.services = queue.services.length
  tally.serviceMs = queue.services.reduce((sum, ms) => sum + ms, 0)
  tally.joinedFirst = (queue.joins[0] ?? opened) - opened
  tally.calledLast = (queue.lastCall()?.at ?? opened) - opened
  return tally
}

function add(list: Float64Array, at: number, more: number): void {
  list[at] = (list[at] ?? 0) + more
}

export function addTally(sum: Tally, more: Tally): void {
  const numbers = [
    'days',
    'calls',
    'waitMs',
    'busyMs',
    'openMs',
    'services',
    'serviceMs',
    'joinedFirst',
    'calledLast',
  ] as const
  for (const name of numbers) sum[name] += more[name]
  for (const name of ['slotCalls', 'slotWaitMs', 'slotBusyMs'] as const) {
    for (let slot = 0; slot < slots; slot += 1) add(sum[name], slot, more[name][slot] ?? 0)
  }
}
