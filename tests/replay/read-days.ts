import { csvRecords } from './csv.ts'
import { callsColumns, callsRow } from './read-calls.ts'
import { ticketsColumns, ticketsRow } from './read-tickets.ts'
import {
  type Malformed,
  MalformedRow,
  type ReadDays,
  type RecordedDay,
  type RecordedQueue,
  type RecordedTicket,
  type Row,
} from './recorded-day.ts'

interface DayInMaking {
  readonly office: string
  readonly date: RecordedDay['date']
  readonly queues: Map<string, RecordedQueue>
  readonly tickets: RecordedTicket[]
  readonly seen: Set<string>
}

/** Throws when the header is of neither format: then nothing in the file can be read. */
export function readDays(text: string): ReadDays {
  const [header, ...records] = csvRecords(text)
  const columns = header?.cells.map((name) => name.trim()) ?? []
  const format = formatOf(columns)
  const read = format === 'calls' ? callsRow : ticketsRow
  const days = new Map<string, DayInMaking>()
  const malformed: Malformed[] = []
  for (const { line, cells, problem } of records) {
    try {
      if (problem !== undefined) throw new MalformedRow(problem)
      if (cells.length !== columns.length) {
        throw new MalformedRow(`${cells.length} cells where the header has ${columns.length}`)
      }
      addTo(days, read(rowOf(columns, cells), line))
    } catch (error) {
      if (!(error instanceof MalformedRow)) throw error
      malformed.push({ line, why: error.message })
    }
  }
  return { days: [...days.values()].map((day) => finished(format, day)), malformed }
}

function formatOf(columns: readonly string[]): RecordedDay['format'] {
  const has = (wanted: readonly string[]) => wanted.every((name) => columns.includes(name))
  if (has(callsColumns)) return 'calls'
  if (has(ticketsColumns)) return 'tickets'
  throw new Error(
    `the header is of neither format. Wanted: ${callsColumns.join(',')} or ${ticketsColumns.join(',')}`,
  )
}

function rowOf(columns: readonly string[], cells: readonly string[]): Row {
  return Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']))
}

function addTo(days: Map<string, DayInMaking>, row: ReturnType<typeof callsRow>): void {
  const { office, queue, ticket } = row
  const { date } = row.day
  const key = `${office} ${date}`
  const day = days.get(key) ?? newDay(office, date)
  const id = `${ticket.queue} ${ticket.ticket}`
  if (day.seen.has(id)) throw new MalformedRow(`ticket ${ticket.ticket} stands there twice`)
  days.set(key, day)
  day.seen.add(id)
  day.tickets.push(ticket)
  const known = day.queues.get(queue.key)
  const windows = Math.max(1, queue.windows, known?.windows ?? 0)
  day.queues.set(queue.key, { ...queue, ...known, windows })
}

function newDay(office: string, date: RecordedDay['date']): DayInMaking {
  return { office, date, queues: new Map(), tickets: [], seen: new Set() }
}

function finished(format: RecordedDay['format'], day: DayInMaking): RecordedDay {
  const { office, date, queues, tickets } = day
  return { format, office, date, queues: [...queues.values()], tickets }
}
