import type { DayReport, EpochMs, HallId, RecordedEvent } from '@yihao/contract'
import { createFeedState, type FeedState } from './feed-state.ts'
import { foldEvent } from './fold-event.ts'
import { type QuarterDraft, sealUntil } from './quarters.ts'

export interface Feed {
  readonly state: FeedState
  readonly rows: readonly QuarterDraft[]
  readonly reports: readonly DayReport[]
}

/** All rows that are final at `now`, and the figures of the days closed until then. */
export function feedOf(events: readonly RecordedEvent[], now: EpochMs): Feed {
  const state = createFeedState('hall-1' as HallId)
  const rows: QuarterDraft[] = []
  const reports: DayReport[] = []
  for (const event of events) {
    const folded = foldEvent(state, event)
    rows.push(...folded.rows)
    if (folded.closedDay !== undefined) reports.push(folded.closedDay)
  }
  rows.push(...sealUntil(state, now))
  return { state, rows, reports }
}

export function total(rows: readonly QuarterDraft[], what: keyof QuarterDraft): number {
  return rows.reduce((sum, row) => sum + Number(row[what] ?? 0), 0)
}
