import type { DayFigures, DayReport } from '@yihao/contract'
import { figuresOfValues } from '../../server/src/conduct/day-report.ts'
import type { RecordedDay, RecordedTicket } from './recorded-day.ts'

export type Spread = DayFigures['waitGross']

/** What is set beside the hall's own figures. */
export interface ReplayFigures {
  readonly tickets: number
  readonly called: number
  readonly noShows: number
  readonly abandoned: number
  readonly wait: Spread
  /** Absent where services were not recorded. */
  readonly service?: Spread
}

export interface QueueFigures {
  /** The file's key, or `all` for the whole day. */
  readonly queue: string
  readonly name: string
  readonly recorded: ReplayFigures
  readonly replayed: ReplayFigures
}

export function recordedFigures(
  format: RecordedDay['format'],
  tickets: readonly RecordedTicket[],
): ReplayFigures {
  const called = tickets.flatMap(({ arrivedAt, calledAt }) =>
    calledAt === undefined ? [] : [calledAt - arrivedAt],
  )
  const served = tickets.flatMap(({ serviceStart, serviceEnd }) =>
    serviceStart === undefined || serviceEnd === undefined ? [] : [serviceEnd - serviceStart],
  )
  const left = tickets.filter(({ leftAt }) => leftAt !== undefined)
  const missed = left.filter(({ calledAt }) => calledAt !== undefined).length
  return {
    tickets: tickets.length,
    called: called.length,
    noShows: missed,
    abandoned: left.length - missed,
    wait: figuresOfValues(called),
    ...(format === 'tickets' ? { service: figuresOfValues(served) } : {}),
  }
}

/** Gross waits, for the recorded office knew no rest of ours. */
export function replayedFigures(format: RecordedDay['format'], figures: DayFigures): ReplayFigures {
  return {
    tickets: figures.issued,
    called: figures.called,
    noShows: figures.noShows,
    abandoned: figures.abandoned,
    wait: figures.waitGross,
    ...(format === 'tickets' ? { service: figures.serving } : {}),
  }
}

/** Recorded and replayed side by side: each queue, and all of them last. */
export function sideBySide(
  day: RecordedDay,
  report: DayReport,
  queueIdOf: (key: string) => string | undefined,
): readonly QueueFigures[] {
  const queues = day.queues.map(({ key, name }) => {
    const found = report.queues.find(({ queueId }) => queueId === queueIdOf(key))
    const own = day.tickets.filter(({ queue }) => queue === key)
    return {
      queue: key,
      name,
      recorded: recordedFigures(day.format, own),
      replayed: replayedFigures(day.format, found ?? { ...report.hall, ...nothing }),
    }
  })
  const recorded = recordedFigures(day.format, day.tickets)
  const replayed = replayedFigures(day.format, report.hall)
  return [...queues, { queue: 'all', name: 'all queues', recorded, replayed }]
}

const empty = figuresOfValues([])
const nothing = {
  issued: 0,
  called: 0,
  finished: 0,
  noShows: 0,
  abandoned: 0,
  waitGross: empty,
  serving: empty,
}
