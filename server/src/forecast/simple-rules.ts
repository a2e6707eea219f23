import type { LiveHall } from './live-hall.ts'
import type { LiveQueue } from './live-queue.ts'
import { minuteMs } from './queue-news.ts'

/** After that long the last call of a queue tells nothing of it any more. */
export const lastCallKeepsMs = 40 * minuteMs

/**
 * LES, "last to enter service": the wait of the last called ticket (Ibrahim and Whitt, M&SOM 11(3),
 * 2009). After 40 minutes that of any queue of the hall, before any call 0.
 */
export function lastCalledWait(hall: LiveHall, queue: LiveQueue, now: number): number {
  const own = queue.lastCall()
  if (own !== undefined && now - own.at <= lastCallKeepsMs) return own.waitMs
  return hall.lastCall?.waitMs ?? 0
}

/** HOL, "head of line": how long the first in the line has waited; LES when nobody waits. */
export function headOfLineWait(hall: LiveHall, queue: LiveQueue, now: number): number {
  const head = queue.head()
  return head === undefined ? lastCalledWait(hall, queue, now) : now - head.joinedAt
}

/** What many systems show: the mean of the last ten waits of the queue. */
export function meanOfLastTen(hall: LiveHall, queue: LiveQueue, now: number): number {
  const last = queue.calls.slice(-10)
  if (last.length === 0) return lastCalledWait(hall, queue, now)
  return last.reduce((sum, { waitMs }) => sum + waitMs, 0) / last.length
}

/** People ahead × mean service ÷ windows. */
export function aheadByMean(ahead: number, meanServiceMs: number, windows: number): number {
  return (ahead * meanServiceMs) / Math.max(1, windows)
}
