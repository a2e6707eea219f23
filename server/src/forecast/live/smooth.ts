import { peopleRange, type WaitRange, waitStepMs } from '@yihao/contract'

/** What happened since the last range: nothing, the line moved, or windows came or went. */
export type News = 'none' | 'line' | 'windows'

/** A range by the moments of the call that it tells of. */
export interface Aim {
  readonly from: number
  readonly to: number
}

export interface Shown {
  readonly aim: Aim
  readonly range: WaitRange
}

/** So far a bound may move on no news at all; on news of the line by this share of the wait too. */
const quietMoveMs = 30_000
const lineMoveLeastMs = 2 * 60_000
const lineMoveShare = 0.25
/** A told bound stays until the newer one is further away than so much of a step. */
const stays = 0.75

/**
 * A range never jumps by more than the news explains: it moves towards the newest one, at once when
 * windows came or went, in small steps otherwise. Told bounds do not flicker between two steps.
 */
export function smoothed(last: Shown | undefined, fresh: Aim, news: News, now: number): Shown {
  if (last === undefined || news === 'windows') return told(fresh, last, now)
  const rest = Math.max(0, last.aim.to - now)
  const most = news === 'none' ? quietMoveMs : Math.max(lineMoveLeastMs, rest * lineMoveShare)
  const towards = (from: number, to: number) => from + Math.min(most, Math.max(-most, to - from))
  const aim = { from: towards(last.aim.from, fresh.from), to: towards(last.aim.to, fresh.to) }
  return told(aim, last, now)
}

function told(aim: Aim, last: Shown | undefined, now: number): Shown {
  const raw = { fromMs: Math.max(0, aim.from - now), toMs: Math.max(0, aim.to - now) }
  const range = peopleRange(raw)
  if (last === undefined) return { aim, range }
  const step = waitStepMs(raw.toMs) * stays
  const keeps = (before: number, exact: number, rounded: number) =>
    Math.abs(exact - before) < step ? before : rounded
  const fromMs = keeps(last.range.fromMs, raw.fromMs, range.fromMs)
  const toMs = keeps(last.range.toMs, raw.toMs, range.toMs)
  return { aim, range: toMs > fromMs ? { fromMs, toMs } : range }
}
