import type { EpochMs, LedgerOwner, RecordedEvent } from '@yihao/contract'
import { expect } from 'vitest'
import { foldLedger, openVisits } from './fold-ledger.ts'
import { createLedger, type Visit } from './ledger-state.ts'

/** Every visit of these events: those that are over, then the others as they stand at `until`. */
export function visitsOf(
  events: readonly RecordedEvent[],
  until = events.at(-1)?.recordedAt ?? (0 as EpochMs),
): readonly Visit[] {
  const state = createLedger()
  const over = events.flatMap((event) => foldLedger(state, event) ?? [])
  return [...over, ...openVisits(state, until)]
}

/** `waiting-for-window 60 w1`: each stretch with its seconds and its window. */
export const told = (visit: Visit | undefined): readonly string[] =>
  (visit?.segments ?? []).map(({ owner, from, to, windowId }) =>
    [owner, (to - from) / 1_000, windowId ?? ''].join(' ').trim(),
  )

export const secondsOf = (visit: Visit | undefined, owner: LedgerOwner): number =>
  (visit?.segments ?? [])
    .filter((segment) => segment.owner === owner)
    .reduce((sum, { from, to }) => sum + (to - from) / 1_000, 0)

/** Contiguous from arrival to end, nothing empty, nothing twice, the sum exact. */
export function checkVisit(visit: Visit): void {
  let at: number = visit.from
  let last: Visit['segments'][number] | undefined
  for (const segment of visit.segments) {
    expect(segment.from).toBe(at)
    expect(segment.to).toBeGreaterThan(segment.from)
    expect({ ...segment, from: 0, to: 0 }).not.toEqual({ ...last, from: 0, to: 0 })
    at = segment.to
    last = segment
  }
  expect(at).toBe(visit.to)
  const sum = visit.segments.reduce((ms, { from, to }) => ms + to - from, 0)
  expect(sum).toBe(visit.to - visit.from)
}
