import type { Habit } from './habits.ts'
import { usualTimeFor } from './habits.ts'
import type { LiveHall } from './live-hall.ts'
import { callsSince, countSince, type LiveQueue, type PastCall } from './live-queue.ts'
import { minuteMs } from './queue-news.ts'
import { headOfLineWait, lastCalledWait } from './simple-rules.ts'

/** So many usual calls weigh as much as those of today. */
const usualCalls = 6

/** How long the calls would take at the pace of the last `span` calls, shrunk to the usual. */
export function timeAtPace(queue: LiveQueue, now: number, habitGapMs: number, span: number) {
  const last = queue.calls.length
  const taken = Math.min(span, last)
  const from = queue.calls[last - 1 - taken]?.busyMs ?? 0
  const busy = queue.busyMs(now) - from
  return (busy + usualCalls * habitGapMs) / (taken + usualCalls)
}

/** How much slower today is than usual: 1 as usual, 2 half as fast. */
export function slownessToday(queue: LiveQueue, now: number, habit: Habit): number {
  const gap = timeAtPace(queue, now, habit.gapMs, 20)
  return Math.min(4, Math.max(0.25, gap / Math.max(1, habit.gapMs)))
}

/** Each past wait scaled by how many stood ahead then and now (a fluid line moves evenly). */
export function scaledWaits(calls: readonly PastCall[], count: number, ahead: number): number {
  const last = calls.slice(-count)
  if (last.length === 0) return Number.NaN
  const paces = last.map((call) => call.waitMs / (call.ahead + 1))
  return (paces.reduce((sum, pace) => sum + pace, 0) / last.length) * (ahead + 1)
}

const meanWait = (calls: readonly PastCall[], count: number) => {
  const last = calls.slice(-count)
  return last.reduce((sum, { waitMs }) => sum + waitMs, 0) / (last.length || Number.NaN)
}

/** Minutes and counts, or NaN where nothing is known: the trees tell the two apart. */
export type QueueSigns = ReturnType<typeof queueSigns>

/** What can be seen of a queue by somebody who joins it now. */
export function queueSigns(hall: LiveHall, queue: LiveQueue, now: number, habit: Habit) {
  const { calls } = queue
  const minutes = (ms: number) => ms / minuteMs
  const ahead = queue.waitingCount
  const last = queue.lastCall()
  const since = (span: number) => now - span * minuteMs
  const opened = hall.openedAt ?? now
  const slow = slownessToday(queue, now, habit)
  const ages = agesOf(queue, now)
  return {
    ahead,
    lastCalled: minutes(lastCalledWait(hall, queue, now)),
    lastOwn: last === undefined ? Number.NaN : minutes(last.waitMs),
    lastOwnAge: last === undefined ? Number.NaN : minutes(now - last.at),
    secondLast: minutes(queue.lastCall(1)?.waitMs ?? Number.NaN),
    head: minutes(headOfLineWait(hall, queue, now)),
    headOrNone: ahead === 0 ? 0 : minutes(headOfLineWait(hall, queue, now)),
    mean3: minutes(meanWait(calls, 3)),
    mean10: minutes(meanWait(calls, 10)),
    scaled1: minutes(scaledWaits(calls, 1, ahead)),
    scaled3: minutes(scaledWaits(calls, 3, ahead)),
    scaled8: minutes(scaledWaits(calls, 8, ahead)),
    pace3: minutes(timeAtPace(queue, now, habit.gapMs, 3) * (ahead + 1)),
    pace8: minutes(timeAtPace(queue, now, habit.gapMs, 8) * (ahead + 1)),
    pace20: minutes(timeAtPace(queue, now, habit.gapMs, 20) * (ahead + 1)),
    usual: minutes(usualTimeFor(habit, now - opened, ahead + 1, 1)),
    usualToday: minutes(usualTimeFor(habit, now - opened, ahead + 1, slow)),
    slow,
    byWindows: minutes(((ahead + 1) * habit.windowMs) / Math.max(1, queue.openNow ?? 1)),
    calls10: callsSince(calls, since(10)),
    calls20: callsSince(calls, since(20)),
    calls40: callsSince(calls, since(40)),
    calls80: callsSince(calls, since(80)),
    joins10: countSince(queue.joins, since(10)),
    joins20: countSince(queue.joins, since(20)),
    joins40: countSince(queue.joins, since(40)),
    joins80: countSince(queue.joins, since(80)),
    growth20: countSince(queue.joins, since(20)) - callsSince(calls, since(20)),
    growth40: countSince(queue.joins, since(40)) - callsSince(calls, since(40)),
    lastJoinAge: minutes(now - (queue.joins[queue.joins.length - 1] ?? Number.NaN)),
    openNow: queue.openNow ?? Number.NaN,
    openMost: queue.openMost || Number.NaN,
    meanAge: ages.mean,
    medianAge: ages.median,
    headScaled: (ages.head / (ages.headAhead + 1)) * (ahead + 1),
    headAhead: ages.headAhead,
  }
}

/** How long those in the line have waited, in minutes. */
function agesOf(queue: LiveQueue, now: number) {
  let sum = 0
  let index = 0
  let median = 0
  const half = Math.floor(queue.waitingCount / 2)
  const first = queue.head()
  for (const { joinedAt } of queue.waiting()) {
    const age = (now - joinedAt) / minuteMs
    if (index === half) median = age
    sum += age
    index += 1
  }
  return {
    mean: index === 0 ? 0 : sum / index,
    median,
    head: first === undefined ? Number.NaN : (now - first.joinedAt) / minuteMs,
    headAhead: first?.ahead ?? Number.NaN,
  }
}
