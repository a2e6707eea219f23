import type { Habit } from '../../server/src/forecast/habits.ts'
import type { LiveHall } from '../../server/src/forecast/live-hall.ts'
import { minuteMs } from '../../server/src/forecast/queue-news.ts'
import {
  aheadByMean,
  headOfLineWait,
  lastCalledWait,
  meanOfLastTen,
} from '../../server/src/forecast/simple-rules.ts'

/** What other systems would have said, in minutes. */
export interface Baselines {
  readonly les: number
  readonly hol: number
  readonly lastTen: number
  readonly aheadMeanWindows: number
  readonly zms: number
}

/** A window that has not been seen for so long is taken to be closed. */
const seenWithinMs = 60 * minuteMs

/** At the moment of joining, before the ticket itself is in the line. */
export function baselinesAt(
  live: LiveHall,
  queueKey: string,
  now: number,
  habit: Habit,
): Baselines {
  const queue = live.queue(queueKey)
  const ahead = queue.waitingCount
  const windows = queue.openNow ?? windowsSeen(live, queueKey, now)
  const meanMs = habit.meanServiceMs ?? habit.windowMs
  // A mean that somebody typed in once is in whole minutes.
  const configuredMs = Math.max(1, Math.round(meanMs / minuteMs)) * minuteMs
  const inMs = {
    les: lastCalledWait(live, queue, now),
    hol: headOfLineWait(live, queue, now),
    lastTen: meanOfLastTen(live, queue, now),
    aheadMeanWindows: aheadByMean(ahead, meanMs, windows),
    zms: aheadByMean(ahead + 1, configuredMs, windows),
  }
  return {
    les: inMs.les / minuteMs,
    hol: inMs.hol / minuteMs,
    lastTen: inMs.lastTen / minuteMs,
    aheadMeanWindows: inMs.aheadMeanWindows / minuteMs,
    zms: inMs.zms / minuteMs,
  }
}

function windowsSeen(live: LiveHall, queueKey: string, now: number): number {
  const seen = [...live.windows.values()].filter(
    ({ queues, lastSeenAt, ticket }) =>
      queues.has(queueKey) && (ticket !== undefined || now - lastSeenAt <= seenWithinMs),
  )
  return Math.max(1, seen.length)
}
