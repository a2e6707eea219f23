import {
  addDays,
  type EpochMs,
  type FeedQuarter,
  feedVersion,
  type QueueId,
  startOfDate,
  type WindowId,
} from '@yihao/contract'
import { type Counts, newCounts } from './counts.ts'
import type { FeedDay, FeedState, WindowTime } from './feed-state.ts'

export const quarterMs = 15 * 60_000

/** A row that has no cursor yet: it gets one when it is final and stored. */
export type QuarterDraft = Omit<FeedQuarter, 'cursor'>

/** The quarter of an hour that holds `at`; the hall's zone is whole hours from UTC. */
export function quarterStart(at: EpochMs): EpochMs {
  return (at - (at % quarterMs)) as EpochMs
}

/** Ends every quarter that is over at `now` and gives its rows, the earliest first. */
export function sealUntil(state: FeedState, now: EpochMs): readonly QuarterDraft[] {
  const { day } = state
  const rows: QuarterDraft[] = []
  while (day?.quarterFrom !== undefined && day.quarterFrom + quarterMs <= now) {
    const to = (day.quarterFrom + quarterMs) as EpochMs
    rows.push(...rowsOfQuarter(state, day, to))
    beginQuarter(day, to)
    state.sealedTo = to
  }
  return rows
}

/** The running quarter as it stands at `now`; these rows will still change. */
export function runningRows(state: FeedState, now: EpochMs): readonly QuarterDraft[] {
  const { day } = state
  return day?.quarterFrom === undefined ? [] : rowsOfQuarter(state, day, now)
}

/** Adds the time since the last look, but none after the date's midnight. */
export function passTime(time: WindowTime, day: FeedDay, until: EpochMs): WindowTime {
  const midnight = startOfDate(addDays(day.businessDate, 1))
  const passed = Math.max(0, Math.min(until, midnight) - time.since)
  return {
    state: time.state,
    since: until,
    openMs: time.openMs + (time.state === 'open' ? passed : 0),
    pausedMs: time.pausedMs + (time.state === 'paused' ? passed : 0),
  }
}

function rowsOfQuarter(state: FeedState, day: FeedDay, until: EpochMs): readonly QuarterDraft[] {
  const rows: QuarterDraft[] = []
  const row = (counts: Counts, windowId?: WindowId) => {
    const serves = windowId === undefined ? undefined : state.serves.get(windowId)
    rows.push(draftOf(state, day, counts, serves))
  }
  for (const key of [...day.counts.keys()].sort()) row(day.counts.get(key) ?? newCounts())
  for (const windowId of [...day.windows.keys()].sort()) {
    const time = day.windows.get(windowId)
    if (time === undefined) continue
    const { openMs, pausedMs } = passTime(time, day, until)
    if (openMs + pausedMs === 0) continue
    row({ ...newCounts(undefined, windowId), openMs, pausedMs }, windowId)
  }
  // A quarter without a row would look like one that was lost.
  if (rows.length === 0 && !day.closed && withinDate(day)) row(newCounts())
  return rows
}

function draftOf(
  { hallId }: FeedState,
  day: FeedDay,
  counts: Counts,
  serves: readonly QueueId[] | undefined,
): QuarterDraft {
  const from = day.quarterFrom ?? (0 as EpochMs)
  return {
    version: feedVersion,
    hallId,
    businessDate: day.businessDate,
    from,
    to: (from + quarterMs) as EpochMs,
    ...counts,
    ...(serves === undefined ? {} : { serves: [...serves] }),
  }
}

function withinDate(day: FeedDay): boolean {
  return (day.quarterFrom ?? 0) < startOfDate(addDays(day.businessDate, 1))
}

function beginQuarter(day: FeedDay, from: EpochMs): void {
  day.counts.clear()
  day.quarterFrom = day.closed ? undefined : from
  for (const [windowId, time] of day.windows) {
    if (time.state === 'closed') day.windows.delete(windowId)
    else day.windows.set(windowId, { state: time.state, since: from, openMs: 0, pausedMs: 0 })
  }
}
