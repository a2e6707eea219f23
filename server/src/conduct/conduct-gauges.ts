import type { DayFigures, DayReport } from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'

/** One value of `/metrics`; whoever serves it writes the exposition text. */
export interface Gauge {
  readonly name: string
  readonly help: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

const counted = [
  'issued',
  'called',
  'finished',
  'noShows',
  'abandoned',
  'expired',
  'rated',
] as const
const states = ['open', 'paused', 'closed'] as const

/** The day as gauges, in seconds and counts; none while no day was ever open. */
export function conductGauges(
  hall: HallView,
  report: DayReport | undefined,
  lastCursor: number,
): readonly Gauge[] {
  const { plan } = hall
  const queues = plan?.queues ?? []
  return [
    gauge('yihao_feed_last_cursor', 'Cursor of the newest final row of the feed', {}, lastCursor),
    ...queues.map(({ queueId: queue }) =>
      gauge(
        'yihao_tickets_waiting',
        'Tickets now waiting, by queue',
        { queue },
        hall.lines.get(queue)?.length ?? 0,
      ),
    ),
    ...queues.flatMap(({ queueId: queue }) => windowsOf(hall, queue)),
    ...(report?.queues ?? []).flatMap(ofQueue),
  ]
}

/** A window that serves several queues counts once in each of them. */
function windowsOf(hall: HallView, queue: string): readonly Gauge[] {
  const windows = (hall.plan?.windows ?? []).filter(({ serves }) =>
    serves.some((served) => served === queue),
  )
  return states.map((state) => {
    const value = windows.filter(({ windowId }) => {
      return (hall.windows.get(windowId)?.state ?? 'closed') === state
    }).length
    return gauge('yihao_windows', 'Windows that serve the queue, by state', { queue, state }, value)
  })
}

function ofQueue(figures: DayFigures): readonly Gauge[] {
  const queue = figures.queueId ?? ''
  const tickets = counted.map((outcome) =>
    gauge(
      'yihao_day_tickets',
      'Tickets of the day, by queue and what happened to them',
      { queue, outcome: outcome === 'noShows' ? 'no-show' : outcome },
      figures[outcome],
    ),
  )
  return [
    ...tickets,
    ...spread('yihao_day_wait_gross_seconds', 'Waits until the call', queue, figures.waitGross),
    ...spread('yihao_day_wait_net_seconds', 'The same, net of rest', queue, figures.waitNet),
    ...spread('yihao_day_serving_seconds', 'Services net of holds', queue, figures.serving),
  ]
}

function spread(
  name: string,
  help: string,
  queue: string,
  figures: DayFigures['waitNet'],
): readonly Gauge[] {
  const of = (figure: string, ms: number) => gauge(name, help, { queue, figure }, ms / 1_000)
  return [
    of('mean', figures.meanMs),
    of('median', figures.medianMs),
    of('p90', figures.p90Ms),
    of('longest', figures.longestMs),
  ]
}

function gauge(
  name: string,
  help: string,
  labels: Readonly<Record<string, string>>,
  value: number,
): Gauge {
  return { name, help, labels, value }
}
