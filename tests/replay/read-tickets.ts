import { businessDateAt, type EpochMs } from '@yihao/contract'
import { momentOf } from './local-time.ts'
import {
  cell,
  MalformedRow,
  type RecordedDay,
  type RecordedQueue,
  type RecordedTicket,
  type Row,
} from './recorded-day.ts'

/** Columns of full tickets: local ISO times to the second. */
export const ticketsColumns = [
  'ticket',
  'arrival',
  'service',
  'priority',
  'called',
  'service_start',
  'service_end',
  'counter',
  'outcome',
  'left_at',
] as const

interface TicketsRow {
  readonly office: string
  readonly day: Pick<RecordedDay, 'date'>
  readonly queue: RecordedQueue
  readonly ticket: RecordedTicket
}

export function ticketsRow(row: Row, line: number): TicketsRow {
  const service = cell(row, 'service')
  const outcome = cell(row, 'outcome')
  if (outcome !== 'served' && outcome !== 'abandoned') {
    throw new MalformedRow(`outcome is neither served nor abandoned: ${outcome}`)
  }
  const ticket = outcome === 'served' ? served(row, line, service) : abandoned(row, line, service)
  const letters = /^([A-Z]{1,2})\d/.exec(ticket.ticket)?.[1]
  return {
    office: 'tickets',
    day: { date: businessDateAt(ticket.arrivedAt) },
    queue: {
      key: service,
      name: service,
      ...(letters === undefined ? {} : { letters }),
      windows: 1,
    },
    ticket,
  }
}

const moment = (row: Row, column: string) => momentOf(cell(row, column), column)
const momentIfAny = (row: Row, column: string) =>
  (row[column]?.trim() ?? '') === '' ? undefined : moment(row, column)

function served(row: Row, line: number, queue: string): RecordedTicket {
  const arrivedAt = moment(row, 'arrival')
  const calledAt = moment(row, 'called')
  const serviceStart = moment(row, 'service_start')
  const serviceEnd = moment(row, 'service_end')
  inOrder({ arrival: arrivedAt, called: calledAt, service_start: serviceStart })
  inOrder({ service_start: serviceStart, service_end: serviceEnd })
  sameDay(arrivedAt, serviceEnd)
  const counter = cell(row, 'counter')
  const ticket = cell(row, 'ticket')
  return { line, ticket, queue, arrivedAt, calledAt, serviceStart, serviceEnd, counter }
}

function abandoned(row: Row, line: number, queue: string): RecordedTicket {
  const arrivedAt = moment(row, 'arrival')
  const leftAt = moment(row, 'left_at')
  const calledAt = momentIfAny(row, 'called')
  inOrder({ arrival: arrivedAt, left_at: leftAt })
  if (calledAt !== undefined) inOrder({ arrival: arrivedAt, called: calledAt })
  sameDay(arrivedAt, leftAt)
  const counter = row.counter?.trim() ?? ''
  return {
    line,
    ticket: cell(row, 'ticket'),
    queue,
    arrivedAt,
    leftAt,
    ...(calledAt === undefined ? {} : { calledAt }),
    ...(counter === '' ? {} : { counter }),
  }
}

function inOrder(moments: Readonly<Record<string, EpochMs>>): void {
  const entries = Object.entries(moments)
  for (const [index, [column, at]] of entries.entries()) {
    const [before, earlier] = entries[index - 1] ?? [column, at]
    if (at < earlier) throw new MalformedRow(`${column} is before ${before}`)
  }
}

function sameDay(first: EpochMs, last: EpochMs): void {
  if (businessDateAt(first) !== businessDateAt(last)) {
    throw new MalformedRow('it does not end on the day it began')
  }
}
