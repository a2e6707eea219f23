import {
  type BusinessDate,
  type DayLedger,
  type EpochMs,
  type LedgerSegment,
  ledgerOwnerSchema,
  ledgerOwners,
  type Plan,
  type QueueId,
  type WindowId,
} from '@yihao/contract'
import { csvCell, hallTimeText } from '../conduct/feed-csv.ts'
import { type DayReader, eventsOfDay } from './day-log.ts'
import { foldLedger, openVisits, usePlan } from './fold-ledger.ts'
import { createLedger, type Visit } from './ledger-state.ts'
import { GroupedSums } from './sums.ts'

/** How far a day has been told when its last visit comes. */
export interface DayEnd {
  closed: boolean
  until: EpochMs
  /** The one in force by then: its names are the ones people know. */
  plan: Plan | undefined
}

export const dayBegin = (): DayEnd => ({ closed: false, until: 0 as EpochMs, plan: undefined })

/** The visits of a day in the order of their ends, then those that are not over. */
export async function* visitsOfDay(
  reader: DayReader,
  openedSeq: number,
  end: DayEnd,
): AsyncGenerator<Visit> {
  const { plan } = await reader.hallAt(openedSeq)
  const ledger = createLedger()
  end.plan = plan
  if (plan !== undefined) usePlan(ledger, plan)
  for await (const event of eventsOfDay(reader, openedSeq)) {
    if (event.type === 'PlanAdopted') end.plan = event.data.plan
    const visit = foldLedger(ledger, event)
    if (visit !== undefined) yield visit
    end.closed = event.type === 'DayClosed'
    end.until = event.recordedAt
  }
  if (end.closed) return
  end.until = reader.now()
  yield* openVisits(ledger, end.until)
}

/** GET /api/days/{date}/ledger */
export async function dayLedger(
  reader: DayReader,
  { businessDate, openedSeq }: { readonly businessDate: BusinessDate; readonly openedSeq: number },
): Promise<DayLedger> {
  const end = dayBegin()
  const hall = new GroupedSums(() => 'hall')
  const queues = new GroupedSums(({ queueId }) => queueId)
  const windows = new GroupedSums(({ windowId }) => windowId)
  let visits = 0
  let openCount = 0
  for await (const visit of visitsOfDay(reader, openedSeq, end)) {
    for (const sums of [hall, queues, windows]) sums.add(visit)
    visits += 1
    if (!visit.over) openCount += 1
  }
  const { plan, closed, until } = end
  return {
    businessDate,
    closed,
    until,
    visits,
    openVisits: openCount,
    hall: hall.of('hall').told(),
    queues: rowsOfQueues(plan, queues),
    windows: rowsOfWindows(plan, windows),
    formulas: ledgerOwnerSchema.options.map((owner) => ({ owner, ...ledgerOwners[owner] })),
  }
}

/** Those of the plan in its order, then what a later plan of that day added. */
function rowsOfQueues(plan: Plan | undefined, sums: GroupedSums<QueueId>): DayLedger['queues'] {
  const names = new Map((plan?.queues ?? []).map(({ queueId, name }) => [queueId, name]))
  const ids = new Set([...names.keys(), ...sums.groups.keys()])
  return [...ids].map((queueId) => ({
    queueId,
    name: names.get(queueId) ?? { zh: queueId, en: queueId },
    ...sums.of(queueId).told(),
  }))
}

function rowsOfWindows(
  plan: Plan | undefined,
  sums: GroupedSums<WindowId | undefined>,
): DayLedger['windows'] {
  const numbers = new Map(
    (plan?.windows ?? []).map(({ windowId, windowNumber }) => [windowId, windowNumber]),
  )
  return [...sums.groups.keys()]
    .sort((a, b) => numberOf(numbers, a) - numberOf(numbers, b))
    .map((windowId) => {
      const windowNumber = windowId === undefined ? undefined : numbers.get(windowId)
      return {
        ...(windowId === undefined ? {} : { windowId }),
        ...(windowNumber === undefined ? {} : { windowNumber }),
        ...sums.of(windowId).told(),
      }
    })
}

const numberOf = (numbers: ReadonlyMap<WindowId, number>, windowId: WindowId | undefined): number =>
  (windowId === undefined ? 0 : numbers.get(windowId)) ?? Number.MAX_SAFE_INTEGER

const csvHeader = [
  'businessDate',
  'number',
  'ticketId',
  'owner',
  'bearer',
  'from',
  'to',
  'ms',
  'queueId',
  'windowId',
  'clerkId',
  'over',
]

/** Line by line, so that a long day never stands in memory as one text. */
export async function* ledgerCsv(
  reader: DayReader,
  { businessDate, openedSeq }: { readonly businessDate: BusinessDate; readonly openedSeq: number },
): AsyncGenerator<string> {
  yield `\uFEFF${csvHeader.join(',')}\r\n`
  const end = dayBegin()
  for await (const visit of visitsOfDay(reader, openedSeq, end)) {
    yield visit.segments.map((segment) => csvLine(businessDate, segment, visit.over)).join('')
  }
}

function csvLine(businessDate: BusinessDate, segment: LedgerSegment, over: boolean): string {
  const { number, ticketId, owner, from, to, queueId, windowId = '', clerkId = '' } = segment
  const cells = [
    ...[businessDate, number, ticketId, owner, ledgerOwners[owner].bearer],
    ...[hallTimeText(from), hallTimeText(to), to - from],
    ...[queueId, windowId, clerkId, over ? 'yes' : 'no'],
  ]
  return `${cells.map(csvCell).join(',')}\r\n`
}
