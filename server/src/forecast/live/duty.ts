import {
  atClock,
  businessDateAt,
  clockMs,
  type EpochMs,
  type Plan,
  readHallClock,
  sessionsAt,
  type WindowId,
} from '@yihao/contract'
import { dutyHoldsOn, dutyHours, inPlannedBreak } from '../../engine/duty/duty-plan.ts'
import type { HallView } from '../../engine/hall.ts'
import { opensOn } from '../../engine/hall-hours.ts'
import { indexOf } from '../../engine/plan-index.ts'
import { quarterMs, quarterOf, quartersADay } from './learn-event.ts'
import type { Learnt, WindowHabit } from './learnt.ts'

/** [from, until) in ms from now; the last one may end at Infinity. */
export type Span = readonly [from: number, until: number]

/** A habit needs so many days behind it. */
const habitDaysLeast = 2
/** A window that should be there by now and was not opened yet may still come for so long. */
const lateMost = 30 * 60_000
/** … and is expected so soon. */
const lateComesIn = 5 * 60_000
/** A planned break that has not begun by then is not taken as planned. */
const breakLateMost = 15 * 60_000

/**
 * When that window will take people: as it is now, until what is planned or usual changes. The duty
 * plan says so; without one past days, and before there are enough of them the sessions of the
 * calendar. A window that nobody planned is never expected to open by itself (潮汐窗口). After the
 * last session it goes on with those who wait.
 */
export function expectedDuty(
  hall: HallView,
  learnt: Learnt,
  windowId: WindowId,
  now: EpochMs,
): readonly Span[] {
  const { plan } = hall
  if (plan === undefined) return []
  const spans = spansOf(plan, learnt, windowId, now)
  const here = (hall.windows.get(windowId)?.state ?? 'closed') !== 'closed'
  const expected = here
    ? staying(spans, now, plan, windowId)
    : coming(spans, leftToday(hall, windowId))
  return servedOut(expected, closesIn(plan, now))
}

function spansOf(plan: Plan, learnt: Learnt, windowId: WindowId, now: EpochMs): readonly Span[] {
  const window = indexOf(plan).windows.get(windowId)
  if (window === undefined) return []
  if ((plan.dutyPlan ?? []).length > 0) return planned(plan, windowId, now)
  const habit = learnt.state.windows[windowId]
  if (habit !== undefined && habit.days >= habitDaysLeast) return habitual(habit, now)
  return window.tidal ? [] : sessionsOf(plan, now)
}

const leftToday = (hall: HallView, windowId: WindowId): boolean => {
  const since = hall.windows.get(windowId)?.since
  return since !== undefined && hall.day !== undefined && since > hall.day.openedAt
}

/** It is here: it stays to the next planned end; who is to have a break now takes it soon. */
function staying(
  spans: readonly Span[],
  now: EpochMs,
  plan: Plan,
  windowId: WindowId,
): readonly Span[] {
  const [first, ...rest] = spans
  if (first === undefined) return [[0, Number.POSITIVE_INFINITY]]
  const justBegun = (now - breakLateMost) as EpochMs
  const goes = inPlannedBreak(plan, windowId, now) && !inPlannedBreak(plan, windowId, justBegun)
  return first[0] > 0 && goes ? spans : [[0, first[1]], ...rest]
}

/** It is away: it comes at the next beginning, or soon if it only is late. */
function coming(spans: readonly Span[], left: boolean): readonly Span[] {
  const [first, ...rest] = spans
  if (first === undefined) return []
  if (first[0] > 0) return spans
  const late = !left && -first[0] <= lateMost
  return late ? [[lateComesIn, Math.max(first[1], 2 * lateComesIn)], ...rest] : rest
}

/** Who still waits when the hall closes is served by those who were there to the end. */
function servedOut(spans: readonly Span[], closes: number): readonly Span[] {
  const last = spans.at(-1)
  if (last === undefined || last[1] < closes - quarterMs) return spans
  return [...spans.slice(0, -1), [last[0], Number.POSITIVE_INFINITY]]
}

/** End of the last session of today, in ms from now. */
const closesIn = (plan: Plan, now: EpochMs): number =>
  Math.max(
    ...sessionsAt(plan.calendar, now).map(({ to }) => atClock(businessDateAt(now), to) - now),
  )

/** Duties of today without their breaks (DUTY-1, DUTY-2). */
function planned(plan: Plan, windowId: WindowId, now: EpochMs): readonly Span[] {
  const { businessDate, sinceMidnightMs } = readHallClock(now)
  const spans = (plan.dutyPlan ?? []).flatMap((duty): readonly Span[] => {
    const hours = dutyHours(plan.calendar, duty)
    if (duty.windowId !== windowId || hours === undefined) return []
    if (!dutyHoldsOn(plan.calendar, duty, businessDate)) return []
    const breaks = duty.breaks.map(({ from, to }): Span => [clockMs(from), clockMs(to)])
    return without([hours.from, hours.to], breaks)
  })
  return joined(spans.map(([from, to]): Span => [from - sinceMidnightMs, to - sinceMidnightMs]))
}

function without([from, until]: Span, breaks: readonly Span[]): readonly Span[] {
  const parts: Span[] = []
  let start = from
  for (const [begins, ends] of [...breaks].sort((a, b) => a[0] - b[0])) {
    if (begins > start) parts.push([start, Math.min(begins, until)])
    start = Math.max(start, ends)
  }
  if (start < until) parts.push([start, until])
  return parts
}

/** Sessions of today. */
function sessionsOf(plan: Plan, now: EpochMs): readonly Span[] {
  if (!opensOn(plan.calendar, now)) return []
  const date = businessDateAt(now)
  return joined(
    sessionsAt(plan.calendar, now).map(
      ({ from, to }): Span => [atClock(date, from) - now, atClock(date, to) - now],
    ),
  )
}

/** Quarters of an hour of today in which it took people on half of its days. */
function habitual({ days, present }: WindowHabit, now: EpochMs): readonly Span[] {
  const midnight = now - readHallClock(now).sinceMidnightMs
  const spans: Span[] = []
  const usual = (quarter: number) => (present[quarter] ?? 0) * 2 >= days
  let first = quarterOf(now)
  while (first > 0 && usual(first - 1)) first -= 1
  for (let quarter = first; quarter < quartersADay; quarter += 1) {
    if (!usual(quarter)) continue
    const from = midnight + quarter * quarterMs - now
    spans.push([from, from + quarterMs])
  }
  return joined(spans)
}

/** In the order of time, what touches as one, and without what is over. */
function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = []
  for (const [from, until] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1)
    if (last !== undefined && from <= last[1]) {
      all[all.length - 1] = [last[0], Math.max(last[1], until)]
    } else all.push([from, until])
  }
  return all.filter(([, until]) => until > 0)
}
