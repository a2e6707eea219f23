import { slotAt } from './day-tally.ts'
import type { Habit } from './habits.ts'
import type { LiveHall } from './live-hall.ts'
import { countSince } from './live-queue.ts'
import { minuteMs } from './queue-news.ts'

const dayMs = 24 * 60 * minuteMs

export type HallSigns = ReturnType<typeof hallSigns>

/** What can be seen of the whole hall, the hour, and the past days of the queue. */
export function hallSigns(hall: LiveHall, now: number, localNow: number, habit: Habit) {
  const opened = hall.openedAt ?? now
  const slot = slotAt(opened, now)
  const since = (span: number) => now - span * minuteMs
  const closing = habit.closesAfterMs
  return {
    hallWaiting: hall.waitingCount,
    hallCalls20: countSince(hall.callMoments, since(20)),
    hallCalls60: countSince(hall.callMoments, since(60)),
    hallJoins20: countSince(hall.joinMoments, since(20)),
    hallJoins60: countSince(hall.joinMoments, since(60)),
    hallLast: (hall.lastCall?.waitMs ?? 0) / minuteMs,
    hallHead: meanHead(hall, now),
    minuteOfDay: (((localNow % dayMs) + dayMs) % dayMs) / minuteMs,
    sinceOpening: (now - opened) / minuteMs,
    weekday: (Math.floor(localNow / dayMs) + 4) % 7,
    toClosing: closing === undefined ? Number.NaN : (closing - (now - opened)) / minuteMs,
    usualWait: habit.meanWaitMs / minuteMs,
    usualWaitNow: (habit.slotWaitMs[slot] ?? Number.NaN) / minuteMs,
    usualWaitSoon: (habit.slotWaitMs[slot + 1] ?? Number.NaN) / minuteMs,
    usualGap: habit.gapMs / minuteMs,
    usualGapNow: (habit.slotGapMs[slot] ?? Number.NaN) / minuteMs,
    usualWindow: habit.windowMs / minuteMs,
    usualCalls: habit.callsADay,
  }
}

function meanHead(hall: LiveHall, now: number): number {
  let sum = 0
  let count = 0
  for (const queue of hall.queues.values()) {
    const head = queue.head()
    if (head === undefined) continue
    sum += now - head.joinedAt
    count += 1
  }
  return count === 0 ? 0 : sum / count / minuteMs
}
