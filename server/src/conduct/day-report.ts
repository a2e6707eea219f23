import type { BusinessDate, DayFigures, DayReport, QueueId } from '@yihao/contract'
import { type FeedDay, newTally, type QueueTally } from './feed-state.ts'

type Figures = DayFigures['waitNet']

/** The day by queue, and all of it; queues of the plan stand there even when nobody came. */
export function dayReport(
  names: ReadonlyMap<QueueId, string>,
  day: Pick<FeedDay, 'businessDate' | 'tallies' | 'refusedTakes' | 'transfers'> & {
    readonly closed: boolean
  },
): DayReport {
  const { businessDate, tallies } = day
  const queueIds = new Set([...names.keys(), ...tallies.keys()])
  const queues = [...queueIds].map((queueId) => {
    const queueName = names.get(queueId)
    const tally = tallies.get(queueId) ?? newTally()
    return {
      ...figuresOfTally(businessDate, tally),
      queueId,
      ...(queueName === undefined ? {} : { queueName }),
    }
  })
  const hall = figuresOfTally(businessDate, together([...tallies.values()]))
  const refusedTakes = [...day.refusedTakes]
    .sort(([, a], [, b]) => b - a)
    .map(([code, times]) => ({ code, times }))
  const transfers = [...day.transfers]
    .sort(([, a], [, b]) => b.times - a.times)
    .map(([reasonCode, { words, times }]) => ({ reasonCode, words, times }))
  return { businessDate, closed: day.closed, hall, queues, refusedTakes, transfers }
}

/** Nearest rank for P90, the middle or the mean of the two middles for the median. */
export function figuresOfValues(values: readonly number[]): Figures {
  const sorted = Float64Array.from(values).sort()
  const count = sorted.length
  const rank = (place: number) => sorted[Math.min(count - 1, Math.max(0, place))] ?? 0
  const sum = sorted.reduce((total, value) => total + value, 0)
  const middle = (rank(Math.ceil(count / 2) - 1) + rank(Math.floor(count / 2))) / 2
  return {
    count,
    meanMs: count === 0 ? 0 : Math.round(sum / count),
    medianMs: Math.round(middle),
    p90Ms: rank(Math.ceil(count * 0.9) - 1),
    longestMs: rank(count - 1),
  }
}

function figuresOfTally(businessDate: BusinessDate, tally: QueueTally): DayFigures {
  const { waitGross, waitNet, serving, ...counts } = tally
  return {
    businessDate,
    ...counts,
    waitGross: figuresOfValues(waitGross),
    waitNet: figuresOfValues(waitNet),
    serving: figuresOfValues(serving),
  }
}

function together(tallies: readonly QueueTally[]): QueueTally {
  const sum = (what: Exclude<keyof QueueTally, 'waitGross' | 'waitNet' | 'serving'>) =>
    tallies.reduce((total, tally) => total + tally[what], 0)
  return {
    issued: sum('issued'),
    called: sum('called'),
    finished: sum('finished'),
    noShows: sum('noShows'),
    abandoned: sum('abandoned'),
    expired: sum('expired'),
    rated: sum('rated'),
    waitGross: tallies.flatMap((tally) => tally.waitGross),
    waitNet: tallies.flatMap((tally) => tally.waitNet),
    serving: tallies.flatMap((tally) => tally.serving),
  }
}
