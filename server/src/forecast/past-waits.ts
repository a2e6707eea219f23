import { tallyOf } from './day-tally.ts'
import { PastDays } from './habits.ts'
import { LiveHall } from './live-hall.ts'
import type { PastWindows } from './past-windows.ts'
import type { QueueNews } from './queue-news.ts'
import { minuteMs } from './queue-news.ts'
import { type HallDay, type Signs, signsAtJoining } from './signs-at-joining.ts'

/** A day that is over. */
export interface PastDay extends HallDay {
  /** In the order of time. */
  readonly news: readonly QueueNews[]
}

/** One wait that is over, and what was to be seen when it began. */
export interface PastWait {
  readonly hall: string
  readonly date: string
  readonly queue: string
  readonly signs: Signs
  readonly waitMinutes: number
}

export function pastDaysOf(days: readonly PastDay[]): PastDays {
  const past = new PastDays()
  for (const { hall, date, news } of days) {
    const live = new LiveHall()
    for (const one of news) live.hear(one)
    for (const queue of live.queues.values()) {
      past.add(hall, queue.key, date, tallyOf(queue, live.openedAt ?? 0))
    }
  }
  return past
}

interface Learnt {
  readonly past: PastDays
  readonly windows: ReadonlyMap<string, PastWindows>
}

type Wanted = (waitMinutes: number) => boolean

/** The wanted of the called tickets, each seen with the habits of the other days only. */
export function pastWaits(
  days: readonly PastDay[],
  learnt: Learnt,
  wanted: Wanted,
): readonly PastWait[] {
  return days.flatMap((day) => waitsOfDay(day, learnt, wanted))
}

function waitsOfDay(day: PastDay, learnt: Learnt, wanted: Wanted): readonly PastWait[] {
  const called = new Map<string, number>()
  for (const news of day.news) {
    if (news.kind === 'called' && !called.has(news.ticket)) called.set(news.ticket, news.at)
  }
  const live = new LiveHall()
  const waits: PastWait[] = []
  for (const news of day.news) {
    const at = news.kind === 'joined' ? called.get(news.ticket) : undefined
    const waitMinutes = at === undefined ? undefined : (at - news.at) / minuteMs
    if (news.kind === 'joined' && waitMinutes !== undefined && wanted(waitMinutes)) {
      const signs = signsAtJoining(live, news.queue, news.at, { day, ...learnt, blind: true })
      waits.push({ hall: day.hall, date: day.date, queue: news.queue, signs, waitMinutes })
    }
    live.hear(news)
  }
  return waits
}
