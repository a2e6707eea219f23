import { clockOf, dateOf } from './local-time.ts'
import {
  cell,
  MalformedRow,
  type RecordedDay,
  type RecordedQueue,
  type RecordedTicket,
  type Row,
} from './recorded-day.ts'

/** Columns of days rebuilt from a public queue feed: when numbers were taken and called. */
export const callsColumns = [
  'office',
  'date',
  'queue_id',
  'queue',
  'ticket',
  'issued_est',
  'called_est',
  'open_counters_at_call',
] as const

interface CallsRow {
  readonly office: string
  readonly day: Pick<RecordedDay, 'date'>
  readonly queue: RecordedQueue
  readonly ticket: RecordedTicket
}

export function callsRow(row: Row, line: number): CallsRow {
  const date = dateOf(cell(row, 'date'), 'date')
  const arrivedAt = clockOf(date, cell(row, 'issued_est'), 'issued_est')
  const calledAt = clockOf(date, cell(row, 'called_est'), 'called_est')
  if (calledAt < arrivedAt) throw new MalformedRow('called_est is before issued_est')
  const open = cell(row, 'open_counters_at_call')
  if (!/^\d{1,3}$/.test(open)) {
    throw new MalformedRow(`open_counters_at_call is not a count: ${open}`)
  }
  const key = cell(row, 'queue_id')
  const name = cell(row, 'queue')
  const letters = /^([A-Z]{1,2}):/.exec(name)?.[1]
  return {
    office: cell(row, 'office'),
    day: { date },
    queue: {
      key,
      name: name.replace(/^[A-Z]{1,2}:\s*/, '') || name,
      ...(letters === undefined ? {} : { letters }),
      windows: Number(open),
    },
    ticket: {
      line,
      ticket: cell(row, 'ticket'),
      queue: key,
      arrivedAt,
      calledAt,
      open: Number(open),
    },
  }
}
