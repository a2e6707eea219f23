import { tallyOf } from './day-tally.ts'
import { PastDays } from './habits.ts'
import { LiveHall } from './live-hall.ts'
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

/** Every called ticket of the days, each seen with the habits of the other days only. */
export function pastWaits(days: readonly PastDay[], past: PastDays): readonly PastWait[] {
  return days.flatMap((day) => waitsOfDay(day, past))
}

function waitsOfDay(day: PastDay, past: PastDays): readonly PastWait[] {
  const called = new Map<string, number>()
  for (const news of day.news) {
    if (news.kind === 'called' && !called.has(news.ticket)) called.set(news.ticket, news.at)
  }
  const live = new LiveHall()
  const waits: PastWait[] = []
  for (const news of day.news) {
    const at = news.kind === 'joined' ? called.get(news.ticket) : undefined
    if (news.kind === 'joined' && at !== undefined) {
      const signs = signsAtJoining(live, news.queue, news.at, { day, past, blind: true })
      const waitMinutes = (at - news.at) / minuteMs
      waits.push({ hall: day.hall, date: day.date, queue: news.queue, signs, waitMinutes })
    }
    live.hear(news)
  }
  return waits
}
