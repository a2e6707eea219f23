import type { PastDays } from './habits.ts'
import { type HallSigns, hallSigns } from './hall-signs.ts'
import { type LineSigns, lineSigns } from './line-signs.ts'
import type { LiveHall } from './live-hall.ts'
import type { PastWindows } from './past-windows.ts'
import { type QueueSigns, queueSigns } from './queue-signs.ts'

/** A hall on a date, where its days and clocks are. */
export interface HallDay {
  readonly hall: string
  readonly date: string
  /** What to add to a moment for the clock on the wall. */
  readonly clockOffsetMs: number
}

/** Kept as two records of a fixed shape: one of seventy fields costs ten times as much to make. */
export interface Signs {
  readonly queue: QueueSigns
  readonly hall: HallSigns
  readonly line: LineSigns
}

interface About {
  readonly day: HallDay
  readonly past: PastDays
  readonly windows: ReadonlyMap<string, PastWindows>
  readonly blind: boolean
}

/** `blind`: as if that date were not among the past days, to learn from it honestly. */
export function signsAtJoining(live: LiveHall, queueKey: string, now: number, about: About): Signs {
  const { day, past, windows, blind } = about
  const habit = past.habit(day.hall, queueKey, blind ? day.date : undefined)
  const clock = now + day.clockOffsetMs
  return {
    queue: queueSigns(live, live.queue(queueKey), now, habit),
    hall: hallSigns(live, now, clock, habit),
    line: lineSigns(live, queueKey, now, windows.get(day.hall)),
  }
}

/** One after the other, for the trees. */
export function writeSigns(signs: Signs, into: Float64Array, from: number): void {
  let at = from
  for (const part of [signs.queue, signs.hall, signs.line]) {
    for (const value of Object.values(part)) {
      into[at] = value
      at += 1
    }
  }
}

export const signNames = (signs: Signs): readonly string[] => [
  ...Object.keys(signs.queue),
  ...Object.keys(signs.hall),
  ...Object.keys(signs.line),
]
