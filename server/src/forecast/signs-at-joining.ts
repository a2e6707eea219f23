import type { PastDays } from './habits.ts'
import { hallSigns } from './hall-signs.ts'
import type { LiveHall } from './live-hall.ts'
import { queueSigns, type Signs } from './queue-signs.ts'

/** A hall on a date, where its days and clocks are. */
export interface HallDay {
  readonly hall: string
  readonly date: string
  /** What to add to a moment for the clock on the wall. */
  readonly clockOffsetMs: number
}

/** `blind`: as if that date were not among the past days, to learn from it honestly. */
export function signsAtJoining(
  live: LiveHall,
  queueKey: string,
  now: number,
  about: { readonly day: HallDay; readonly past: PastDays; readonly blind: boolean },
): Signs {
  const { day, past, blind } = about
  const habit = past.habit(day.hall, queueKey, blind ? day.date : undefined)
  const queue = live.queue(queueKey)
  return {
    ...queueSigns(live, queue, now, habit),
    ...hallSigns(live, now, now + day.clockOffsetMs, habit),
  }
}
