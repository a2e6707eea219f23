import type { PastDays } from '../../server/src/forecast/habits.ts'
import { learnForecaster } from '../../server/src/forecast/learn-forecaster.ts'
import { LiveHall } from '../../server/src/forecast/live-hall.ts'
import { type PastDay, pastDaysOf } from '../../server/src/forecast/past-waits.ts'
import { minuteMs, type QueueNews } from '../../server/src/forecast/queue-news.ts'
import type { Forecast, WaitForecaster } from '../../server/src/forecast/wait-forecaster.ts'
import type { RecordedDay } from '../replay/recorded-day.ts'
import { type Baselines, baselinesAt } from './baselines.ts'
import { clockOffsetMs } from './clock-offset.ts'
import { newsOfDay, ticketId } from './news-of-day.ts'

/** One wait of a judged day, what was foretold at joining, and what the simple rules said. */
export interface Judged {
  readonly office: string
  readonly date: string
  readonly queue: string
  readonly waitMinutes: number
  /** Absent where it could not say. */
  readonly forecast: Forecast | undefined
  readonly baselines: Baselines
}

export interface Judgement {
  readonly judged: readonly Judged[]
  /** The simple rules on the days learnt from: a constant range for them is taken from there. */
  readonly learntFrom: readonly Judged[]
}

const pastDay = (day: RecordedDay): PastDay => ({
  hall: day.office,
  date: day.date,
  clockOffsetMs,
  news: newsOfDay(day),
})

export function judge(
  fit: readonly RecordedDay[],
  days: readonly RecordedDay[],
  advance: (steps: number) => void = () => undefined,
): Judgement {
  const fitDays = fit.map(pastDay)
  const forecaster = learnForecaster(fitDays)
  advance(fit.length)
  const past = pastDaysOf(fitDays)
  const inOrder = [...days].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const judged = inOrder.flatMap((day) => {
    advance(1)
    return judgeDay(day, forecaster, past)
  })
  return { judged, learntFrom: fit.flatMap((day) => judgeDay(day, undefined, past)) }
}

/** Without a forecaster the simple rules alone. */
function judgeDay(
  day: RecordedDay,
  forecaster: WaitForecaster | undefined,
  past: PastDays,
): readonly Judged[] {
  const waits = new Map<string, number>()
  for (const recorded of day.tickets) {
    const { calledAt, arrivedAt } = recorded
    if (calledAt !== undefined) waits.set(ticketId(recorded), (calledAt - arrivedAt) / minuteMs)
  }
  const judged: Judged[] = []
  const { hall, date, news } = pastDay(day)
  const open = forecaster?.openDay({ hall, date, clockOffsetMs })
  const live = open?.live ?? new LiveHall()
  const hear = (one: QueueNews) => (open === undefined ? live.hear(one) : open.hear(one))
  for (const one of news) {
    const waitMinutes = one.kind === 'joined' ? waits.get(one.ticket) : undefined
    if (one.kind !== 'joined' || waitMinutes === undefined) {
      hear(one)
      continue
    }
    const baselines = baselinesAt(live, one.queue, one.at, past.habit(hall, one.queue))
    hear(one)
    const forecast = open?.saidTo(one.ticket)
    judged.push({ office: hall, date, queue: one.queue, waitMinutes, forecast, baselines })
  }
  return judged
}
