import {
  type BusinessDate,
  clockSecondsText,
  type Overtake,
  type OvertakeReport,
  overtakeKindSchema,
  overtakeWords,
  type PersonId,
  type WindowId,
} from '@yihao/contract'
import { csvCell } from '../conduct/feed-csv.ts'
import { evolve } from '../engine/evolve.ts'
import type { HallState, HallView } from '../engine/hall.ts'
import { type DayReader, eventsOfDay } from './day-log.ts'
import { type CallEvent, overtakeOf } from './overtakes.ts'

type Counts = OvertakeReport['windows'][number]
interface Count {
  calls: number
  overtakes: number
  byNumber: number
}

/** GET /api/days/{date}/overtakes: the day is lived through again, and each call looked at. */
export async function overtakeReport(
  reader: DayReader,
  { businessDate, openedSeq }: { readonly businessDate: BusinessDate; readonly openedSeq: number },
  nameOf: (clerkId: PersonId) => string | undefined,
): Promise<OvertakeReport> {
  // Rebuilt for this question alone; nobody else holds it.
  const hall = (await reader.hallAt(openedSeq)) as HallState
  const rows: Overtake[] = []
  const all = counting()
  const windows = new Map<WindowId, Count>()
  const clerks = new Map<PersonId, Count>()
  let closed = false
  for await (const event of eventsOfDay(reader, openedSeq)) {
    if (event.type === 'TicketCalled') {
      const overtake = named(overtakeOf(hall, event), nameOf)
      if (overtake !== undefined) rows.push(overtake)
      for (const count of countsOf(hall, event, { windows, clerks })) add(count, overtake)
      add(all, overtake)
    }
    evolve(hall, event)
    closed = event.type === 'DayClosed'
  }
  return {
    businessDate,
    closed,
    ...all,
    kinds: overtakeKindSchema.options.map((kind) => ({
      kind,
      overtakes: rows.filter((one) => one.kind === kind).length,
    })),
    windows: windowsOf(hall, windows),
    clerks: clerksOf(clerks).map((row) => named(row, nameOf)),
    rows,
  }
}

const counting = (): Count => ({ calls: 0, overtakes: 0, byNumber: 0 })

function add(count: Count, overtake: Overtake | undefined): void {
  count.calls += 1
  if (overtake === undefined) return
  count.overtakes += 1
  if (overtake.kind === 'by-number') count.byNumber += 1
}

interface Tables {
  readonly windows: Map<WindowId, Count>
  readonly clerks: Map<PersonId, Count>
}

function countsOf(hall: HallView, { data }: CallEvent, { windows, clerks }: Tables): Count[] {
  const clerkId = hall.windows.get(data.windowId)?.clerkId
  const here = entry(windows, data.windowId)
  return clerkId === undefined ? [here] : [here, entry(clerks, clerkId)]
}

function entry<Key>(table: Map<Key, Count>, key: Key): Count {
  const known = table.get(key)
  if (known !== undefined) return known
  const made = counting()
  table.set(key, made)
  return made
}

function windowsOf(hall: HallView, counts: ReadonlyMap<WindowId, Count>): Counts[] {
  const numbers = new Map(hall.plan?.windows.map((one) => [one.windowId, one.windowNumber]))
  return [...counts]
    .map(([windowId, count]) => ({ windowId, windowNumber: numbers.get(windowId) ?? 0, ...count }))
    .sort((a, b) => a.windowNumber - b.windowNumber)
}

/** Who chose most often to call out of order first. */
function clerksOf(counts: ReadonlyMap<PersonId, Count>) {
  return [...counts]
    .map(([clerkId, count]) => ({ clerkId, ...count }))
    .sort((a, b) => b.byNumber - a.byNumber || b.overtakes - a.overtakes || b.calls - a.calls)
}

function named<T extends { readonly clerkId?: PersonId | undefined } | undefined>(
  row: T,
  nameOf: (clerkId: PersonId) => string | undefined,
): T {
  const clerkName = row?.clerkId === undefined ? undefined : nameOf(row.clerkId)
  return clerkName === undefined ? row : { ...row, clerkName }
}

const csvHeader = [
  ...['businessDate', 'time', 'number', 'arrived', 'windowNumber', 'clerkId', 'clerkName'],
  ...['kind', 'kindText', 'reason', 'score', 'passedOverCount', 'passedOver'],
]

/** `A007 09:31:04 (15.2)`: number, arrival and score of each who was passed over. */
export function overtakesCsv({ businessDate, rows }: OvertakeReport): string {
  const cellsOf = (one: Overtake) => [
    ...[businessDate, clockSecondsText(one.calledAt), one.number, clockSecondsText(one.arrivedAt)],
    ...[one.windowNumber, one.clerkId ?? '', one.clerkName ?? ''],
    ...[one.kind, overtakeWords[one.kind].zh, one.reason.zh],
    ...[one.score, one.passedOverCount, one.passedOver.map(passedText).join('; ')],
  ]
  const lines = [csvHeader, ...rows.map(cellsOf)].map((cells) => cells.map(csvCell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

const passedText = ({ number, arrivedAt, score }: Overtake['passedOver'][number]): string =>
  `${number} ${clockSecondsText(arrivedAt)} (${score})`
