import { addTally, emptyTally, slotMs, slots, type Tally } from './day-tally.ts'
import { minuteMs } from './queue-news.ts'

/** A call every so often, where nothing at all is known. */
const gapUnknownMs = 5 * minuteMs
/** So many calls of the hall, of the queue, weigh as much as one's own. */
const hallCalls = 20
const slotCallsPrior = 8

/** What past days say about one queue, each figure shrunk towards the wider one. */
export interface Habit {
  readonly days: number
  readonly callsADay: number
  readonly meanWaitMs: number
  /** Time somebody waited for each call. */
  readonly gapMs: number
  /** The same for one window. */
  readonly windowMs: number
  readonly meanServiceMs: number | undefined
  readonly closesAfterMs: number | undefined
  readonly slotWaitMs: Float64Array
  readonly slotGapMs: Float64Array
}

/** `hall`: all queues together, for those that were not seen before. */
export function habitOf(own: Tally | undefined, hall: Tally): Habit {
  const tally = own ?? emptyTally()
  const hallGap = hall.calls > 0 ? hall.busyMs / hall.calls : gapUnknownMs
  const hallWait = hall.calls > 0 ? hall.waitMs / hall.calls : 0
  const hallWindow = hall.calls > 0 ? hall.openMs / hall.calls : gapUnknownMs
  const shrunk = (sum: number, prior: number) =>
    (sum + hallCalls * prior) / (tally.calls + hallCalls)
  const gapMs = shrunk(tally.busyMs, hallGap)
  const meanWaitMs = shrunk(tally.waitMs, hallWait)
  const services = tally.services > 0 ? tally : hall
  return {
    days: tally.days,
    callsADay: tally.calls / Math.max(1, tally.days),
    meanWaitMs,
    gapMs,
    windowMs: shrunk(tally.openMs, hallWindow),
    meanServiceMs: services.services > 0 ? services.serviceMs / services.services : undefined,
    closesAfterMs: tally.days > 0 ? tally.calledLast / tally.days : undefined,
    slotWaitMs: slotMeans(tally.slotWaitMs, tally.slotCalls, meanWaitMs),
    slotGapMs: slotMeans(tally.slotBusyMs, tally.slotCalls, gapMs),
  }
}

/** Each half hour with its neighbours at half weight. */
function slotMeans(sums: Float64Array, counts: Float64Array, prior: number): Float64Array {
  return Float64Array.from({ length: slots }, (_, slot) => {
    let sum = slotCallsPrior * prior
    let count = slotCallsPrior
    for (const [near, weight] of [
      [slot - 1, 0.5],
      [slot, 1],
      [slot + 1, 0.5],
    ] as const) {
      sum += weight * (sums[near] ?? 0)
      count += weight * (counts[near] ?? 0)
    }
    return sum / count
  })
}

/**
 * How long until `calls` more have happened, at the usual pace of each half hour times `factor`.
 * Never negative, never endless: after the last half hour its pace goes on.
 */
export function usualTimeFor(habit: Habit, sinceOpening: number, calls: number, factor: number) {
  let rest = calls
  let at = Math.max(0, sinceOpening)
  let took = 0
  for (let slot = Math.floor(at / slotMs); slot < slots - 1; slot += 1) {
    const gap = Math.max(1, (habit.slotGapMs[slot] ?? habit.gapMs) * factor)
    const room = (slot + 1) * slotMs - at
    if (rest * gap <= room) return took + rest * gap
    rest -= room / gap
    took += room
    at += room
  }
  return took + rest * Math.max(1, (habit.slotGapMs[slots - 1] ?? habit.gapMs) * factor)
}

/** The days of all queues of all halls; one day can be left out, to judge it by the others. */
export class PastDays {
  readonly #days = new Map<string, Map<string, Map<string, Tally>>>()
  readonly #habits = new Map<string, Habit>()

  add(hall: string, queue: string, date: string, tally: Tally): void {
    const queues = this.#days.get(hall) ?? new Map<string, Map<string, Tally>>()
    this.#days.set(hall, queues)
    const dates = queues.get(queue) ?? new Map<string, Tally>()
    queues.set(queue, dates)
    dates.set(date, tally)
    this.#habits.clear()
  }

  get isEmpty(): boolean {
    return this.#days.size === 0
  }

  habit(hall: string, queue: string, without?: string): Habit {
    const key = `${hall}\n${queue}\n${without ?? ''}`
    const known = this.#habits.get(key)
    if (known !== undefined) return known
    const own = this.#days.get(hall)?.get(queue)
    const made = habitOf(own && summed([own], without), this.#around(hall, without))
    this.#habits.set(key, made)
    return made
  }

  /** All queues of the hall; of every hall where this one is new. */
  #around(hall: string, without: string | undefined): Tally {
    const own = this.#days.get(hall)
    const sum = summed([...(own?.values() ?? [])], without)
    if (sum.calls > 0) return sum
    return summed(
      [...this.#days.values()].flatMap((queues) => [...queues.values()]),
      without,
    )
  }
}

function summed(parts: readonly Map<string, Tally>[], without: string | undefined): Tally {
  const sum = emptyTally()
  for (const dates of parts) {
    for (const [date, tally] of dates) if (date !== without) addTally(sum, tally)
  }
  return sum
}
