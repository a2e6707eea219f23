import {
  type LedgerSegment,
  ledgerOwners,
  type Plan,
  type TicketId,
  type TicketLedger,
} from '@yihao/contract'
import { dayBegin, visitsOfDay } from './day-ledger.ts'
import { type DayReader, issueOf, openedAt } from './day-log.ts'
import { GroupedSums } from './sums.ts'

/** GET /api/tickets/{ticketId}/ledger; undefined for an id that no number ever had. */
export async function ticketLedger(
  reader: DayReader,
  ticketId: TicketId,
): Promise<TicketLedger | undefined> {
  const issued = await issueOf(reader, ticketId)
  if (issued === undefined) return undefined
  const openedSeq = await openedAt(reader, issued.businessDate)
  if (openedSeq === undefined) return undefined
  const end = dayBegin()
  for await (const visit of visitsOfDay(reader, openedSeq, end)) {
    if (visit.ticketId !== ticketId) continue
    const { number, from, to, over, segments } = visit
    const sums = new GroupedSums(() => 'visit')
    sums.add(visit)
    return {
      ticketId,
      number,
      businessDate: issued.businessDate,
      from,
      to,
      over,
      ...sums.of('visit').told(),
      segments: segments.map((segment) => lineOf(segment, end.plan)),
    }
  }
  return undefined
}

function lineOf(segment: LedgerSegment, plan: Plan | undefined): TicketLedger['segments'][number] {
  const { owner, from, to, queueId, windowId, clerkId } = segment
  const queue = plan?.queues.find((one) => one.queueId === queueId)
  const window = plan?.windows.find((one) => one.windowId === windowId)
  return {
    owner,
    words: ledgerOwners[owner].words,
    from,
    to,
    ms: to - from,
    queueName: queue?.name ?? { zh: queueId, en: queueId },
    ...(window === undefined ? {} : { windowNumber: window.windowNumber }),
    ...(clerkId === undefined ? {} : { clerkId }),
  }
}
