import { clockSecondsText, type ForecastReport } from '@yihao/contract'
import { csvCell } from '../conduct/feed-csv.ts'

const header = [
  'number',
  'ticket_id',
  'queue',
  'told_at',
  'phase',
  'from_s',
  'to_s',
  'median_s',
  'last_wait_s',
  'ahead_by_mean_s',
  'outcome',
  'waited_s',
  'hit',
]

/** One told range a line, in seconds; empty where nothing could be told or does not count. */
export function toldCsv({ told }: ForecastReport): string {
  const seconds = (ms: number | undefined) =>
    ms === undefined ? '' : String(Math.round(ms / 1_000))
  const rows = told.map((one) => [
    one.number,
    one.ticketId,
    one.queueId,
    clockSecondsText(one.saidAt),
    one.phase,
    seconds(one.range?.fromMs),
    seconds(one.range?.toMs),
    seconds(one.medianMs),
    seconds(one.lastWaitMs),
    seconds(one.aheadMs),
    one.outcome,
    seconds(one.waitedMs),
    one.hit === undefined ? '' : String(one.hit),
  ])
  return `${[header, ...rows].map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`
}
