import type { BusinessDate, CommandId, RecordedEvent, TicketId } from '@yihao/contract'
import type { HallRuntime } from '../runtime/hall-runtime.ts'

/** What is needed of the hall's log to tell one of its days again. */
export type DayReader = Pick<
  HallRuntime,
  'readAfter' | 'hallAt' | 'position' | 'now' | 'firstEventOf'
>

/** Others wait for one page at the most; a call among many who wait costs the most. */
const pageEvents = 200

/**
 * Position of the event that opened this date; undefined when it was never opened. Dates grow along
 * the log, so halving finds it; only where a clock was set back between two days is every page read.
 */
export async function openedAt(reader: DayReader, date: BusinessDate): Promise<number | undefined> {
  let before = 0
  let after = reader.position().seq
  while (before < after) {
    const middle = Math.floor((before + after) / 2)
    const [event] = await reader.readAfter(middle, 1)
    if (event !== undefined && event.businessDate < date) before = middle + 1
    else after = middle
  }
  return (
    (await openingIn(reader, { date, from: before, to: before + pageEvents })) ??
    (await openingIn(reader, { date, from: 0, to: reader.position().seq }))
  )
}

interface Range {
  readonly date: BusinessDate
  readonly from: number
  readonly to: number
}

async function openingIn(reader: DayReader, { date, from, to }: Range) {
  for (let at = from; at < to; at += pageEvents) {
    const page = await nextPage(reader, at, Math.min(pageEvents, to - at))
    const found = page.find((event) => event.type === 'DayOpened' && event.businessDate === date)
    if (found !== undefined) return found.position.seq
  }
  return undefined
}

/** Everything after a day's opening, page by page, up to its close or to what is known now. */
export async function* eventsOfDay(
  reader: DayReader,
  openedSeq: number,
): AsyncGenerator<RecordedEvent> {
  const end = reader.position().seq
  for (let at = openedSeq; at < end; at += pageEvents) {
    for (const event of await nextPage(reader, at, Math.min(pageEvents, end - at))) {
      yield event
      if (event.type === 'DayClosed') return
    }
  }
}

/** The storage answers at once; others get their turn between two pages. */
async function nextPage(reader: DayReader, after: number, limit: number) {
  await new Promise((resolve) => setImmediate(resolve))
  return reader.readAfter(after, limit)
}

/** Where and when this number was issued; its id is made of its command's. */
export async function issueOf(reader: DayReader, ticketId: TicketId) {
  if (!ticketId.startsWith('t.')) return undefined
  const first = await reader.firstEventOf(ticketId.slice(2) as CommandId)
  if (first === undefined) return undefined
  const events = await reader.readAfter(first - 1, pageEvents)
  return events.find((event) => event.type === 'TicketIssued' && event.data.ticketId === ticketId)
}
