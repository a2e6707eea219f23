import type { DayReport, EpochMs, RecordedEvent } from '@yihao/contract'
import { dayReport } from './day-report.ts'
import type { FeedDay, FeedState } from './feed-state.ts'
import { foldTicket } from './fold-ticket.ts'
import { foldWindow } from './fold-window.ts'
import { type QuarterDraft, quarterStart, sealUntil } from './quarters.ts'
import { spotOf } from './spot.ts'

export interface Folded {
  /** Rows that became final before this event. */
  readonly rows: readonly QuarterDraft[]
  /** The day's figures, when this event closed it. */
  readonly closedDay?: DayReport
}

/** Takes one event of the log into the feed. Told twice or out of order, it changes nothing. */
export function foldEvent(state: FeedState, event: RecordedEvent): Folded {
  if (event.position.seq !== state.seq + 1) return { rows: [] }
  state.seq = event.position.seq
  const rows = sealUntil(state, event.recordedAt)
  // A clock that was set back does not count into a quarter that was told already.
  const at = Math.max(event.recordedAt, state.sealedTo) as EpochMs
  if (event.type === 'PlanAdopted') {
    const { plan } = event.data
    state.calendar = plan.calendar
    state.queueNames = new Map(plan.queues.map(({ queueId, name }) => [queueId, name.zh]))
    state.transferReasons = new Map(
      plan.rules.transferReasons.map(({ code, words }) => [code, words]),
    )
    state.serves = new Map(plan.windows.map(({ windowId, serves }) => [windowId, serves]))
  }
  if (event.type === 'DayOpened') openDay(state, event.data.businessDate, at)
  const { day } = state
  if (day === undefined || day.closed) return { rows }
  const spot = spotOf(state, day, at)
  foldTicket(spot, event)
  foldWindow(spot, event)
  if (event.type === 'TakeRefused') {
    const { code, times } = event.data
    day.refusedTakes.set(code, (day.refusedTakes.get(code) ?? 0) + times)
  }
  if (event.type === 'TicketTransferred') {
    const { reasonCode } = event.data
    const words = state.transferReasons.get(reasonCode) ?? { zh: reasonCode, en: reasonCode }
    const times = (day.transfers.get(reasonCode)?.times ?? 0) + 1
    day.transfers.set(reasonCode, { words, times })
  }
  if (event.type !== 'DayClosed') return { rows }
  day.closed = true
  return { rows, closedDay: dayReport(state.queueNames, day) }
}

function openDay(state: FeedState, businessDate: FeedDay['businessDate'], at: EpochMs): void {
  state.day = {
    businessDate,
    closed: false,
    quarterFrom: quarterStart(at),
    counts: new Map(),
    windows: new Map(),
    tickets: new Map(),
    tallies: new Map(),
    refusedTakes: new Map(),
    transfers: new Map(),
  }
}
