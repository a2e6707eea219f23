import type { ForecastScore, Plan, QueueId, WaitRange } from '@yihao/contract'
import type { Ticket } from '../engine/hall.ts'
import type { Need } from '../engine/plan-index.ts'
import type { HallForecast } from '../forecast/live/live-forecaster.ts'
import { newcomerOf } from '../forecast/live/newcomers.ts'

/** What can be told about waiting now. */
export type HallRanges = Pick<HallForecast, 'at' | 'tickets' | 'queues' | 'newcomers'> & {
  /** How far they were kept lately: of one queue, or of the hall. */
  readonly scoreOf?: (plan: Plan, queueId?: QueueId) => ForecastScore
}

/** `waitRange` where there is one: a view leaves out what nobody can know (FORECAST-5). */
export const withRange = (range: WaitRange | undefined): { readonly waitRange?: WaitRange } =>
  range === undefined ? {} : { waitRange: range }

/** Absent until something was told and then happened. */
export function withScore(
  plan: Plan,
  ranges: HallRanges | undefined,
  queueId?: QueueId,
): { readonly forecast?: ForecastScore } {
  const score = ranges?.scoreOf?.(plan, queueId)
  return score === undefined || score.tickets === 0 ? {} : { forecast: score }
}

/** For somebody who joins with that need now; as the queue's usual newcomer where it is a rare one. */
export function newcomerRange(
  plan: Plan,
  need: Need,
  ranges: HallRanges | undefined,
): WaitRange | undefined {
  if (ranges === undefined) return undefined
  const newcomer = newcomerOf(plan, need)
  if (newcomer.windowIds.length === 0) return undefined
  return ranges.newcomers.get(newcomer.key) ?? ranges.queues.get(need.queueId)
}

/** Who has only just queued is told what newcomers were told, until the next forecast. */
export function ticketRange(
  plan: Plan,
  ticket: Ticket,
  ranges: HallRanges | undefined,
): WaitRange | undefined {
  if (ranges === undefined || ticket.status !== 'waiting') return undefined
  const known = ranges.tickets.get(ticket.ticketId)
  if (known !== undefined || ticket.queuedAt < ranges.at) return known
  return newcomerRange(plan, ticket, ranges)
}
