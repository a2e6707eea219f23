import {
  type CallBasis,
  type CallRule,
  type EpochMs,
  limits,
  type PassedOverReason,
  type Plan,
  type QueueId,
  type TicketId,
  type WindowId,
} from '@yihao/contract'
import type { HallView, Ticket, TicketIdentity } from '../hall.ts'
import { helpersIn, leftUntil } from '../needs/preferred-window.ts'
import { indexOf } from '../plan-index.ts'
import { accumulatingOf } from './accumulating-priority.ts'
import { firstComeFirstServed } from './first-come-first-served.ts'

/** What a policy looks at: where a number stands, and since when. */
export type Placed = Pick<TicketIdentity, 'queueId' | 'order'>
export type Standing = Placed & Pick<TicketIdentity, 'classes'>

/** One small rule: the ticket with the highest score is next; equal scores go by the line. */
export interface CallPolicy<T extends Placed = Standing> {
  readonly policyId: string
  readonly parameters: Readonly<Record<string, number>>
  score(standing: T, at: EpochMs): number
  /** Negative when `a` is to be called before `b`. */
  compare(a: T, b: T, at: EpochMs): number
  /** Where a policy has several rules: the one that puts it where it stands. */
  ruleFor?(standing: T, at: EpochMs): CallRule
}

/** `overtakesOf`: calls in a row past the first ordinary number of that queue (PRIO-3). */
export function policyOf(plan: Plan, overtakesOf: (queueId: QueueId) => number): CallPolicy {
  const { callPolicy } = plan
  switch (callPolicy.policyId) {
    case 'first-come-first-served':
      return firstComeFirstServed
    case 'accumulating-priority':
      return accumulatingOf(callPolicy, overtakesOf)
  }
}

const policyIn = (hall: HallView, plan: Plan): CallPolicy =>
  policyOf(plan, (queueId) => hall.day?.overtakes.get(queueId) ?? 0)

/** Why this window may not take that ticket now; undefined when it may. */
export const obstacle = (
  hall: HallView,
  windowId: WindowId,
  ticket: Ticket,
  at: EpochMs,
): PassedOverReason | undefined =>
  hall.plan === undefined ? undefined : obstaclesAt(hall, hall.plan, windowId, at)(ticket)

/** The same for one window and thousands of tickets. */
function obstaclesAt(
  hall: HallView,
  plan: Plan,
  windowId: WindowId,
  at: EpochMs,
): (ticket: Ticket) => PassedOverReason | undefined {
  const index = indexOf(plan)
  const window = index.windows.get(windowId)
  const serves = window?.serves ?? []
  const helpers = helpersIn(hall, plan)
  return (ticket) => {
    if (ticket.onlyWindowId !== undefined) {
      return ticket.onlyWindowId === windowId ? undefined : 'other-window'
    }
    if (!serves.includes(ticket.queueId)) return 'not-served-here'
    if (ticket.bulk === true && window?.bulk !== true) return 'skill-missing'
    if (!index.covers(windowId, ticket)) return 'skill-missing'
    const left = leftUntil(plan, helpers, { windowId, ticket, at })
    return left === undefined ? undefined : 'preferred-window'
  }
}

export interface Choice {
  readonly ticket: Ticket
  readonly basis: CallBasis
}

const nobody: ReadonlySet<TicketId> = new Set()

/** Who is next at this window, and the evidence for it (CALL-1, CALL-3). */
export function chooseNext(
  hall: HallView,
  windowId: WindowId,
  at: EpochMs,
  /** Numbers that are counted for another window. */
  except: ReadonlySet<TicketId> = nobody,
): Choice | undefined {
  const { plan } = hall
  if (plan === undefined) return undefined
  const policy = policyIn(hall, plan)
  const obstacleOf = obstaclesAt(hall, plan, windowId, at)
  let winner: Ticket | undefined
  let eligibleCount = 0
  const lines = linesOf(hall)
  for (const line of lines) {
    for (const ticket of line) {
      if (obstacleOf(ticket) !== undefined || except.has(ticket.ticketId)) continue
      eligibleCount += 1
      if (winner === undefined || policy.compare(ticket, winner, at) < 0) winner = ticket
    }
  }
  if (winner === undefined) return undefined
  return { ticket: winner, basis: basisOf(hall, { windowId, winner, eligibleCount, at }, lines) }
}

type Lines = readonly (readonly Ticket[])[]

/** Everybody who waits, line by line; looked up once for a choice among thousands. */
function linesOf(hall: HallView): Lines {
  const lines: Ticket[][] = []
  for (const ticketIds of hall.lines.values()) {
    const line: Ticket[] = []
    for (const ticketId of ticketIds) {
      const ticket = hall.tickets.get(ticketId)
      if (ticket !== undefined) line.push(ticket)
    }
    lines.push(line)
  }
  return lines
}

interface Won {
  readonly windowId: WindowId
  readonly winner: Ticket
  readonly eligibleCount: number
  readonly at: EpochMs
  readonly specific?: boolean
}

/** The record of a choice that every call carries. */
export function basisOf(hall: HallView, won: Won, lines = linesOf(hall)): CallBasis {
  const plan = hall.plan as Plan
  const policy = policyIn(hall, plan)
  const earlier = earlierArrivals(lines, won.winner)
  const rule = won.specific === true ? undefined : policy.ruleFor?.(won.winner, won.at)
  return {
    policyId: won.specific === true ? 'specific-call' : policy.policyId,
    parameters: { ...policy.parameters },
    score: policy.score(won.winner, won.at),
    ...(rule === undefined ? {} : { rule }),
    eligibleCount: won.eligibleCount,
    passedOver: earlier.map((ticket) => ({
      ticketId: ticket.ticketId,
      number: ticket.number,
      arrivedAt: ticket.arrivedAt,
      because:
        obstacle(hall, won.windowId, ticket, won.at) ??
        (won.specific === true ? 'specific-call' : 'lower-score'),
    })),
  }
}

/** The earliest of those who arrived before the winner and still wait, at most five. */
function earlierArrivals(lines: Lines, winner: Ticket): readonly Ticket[] {
  const found: Ticket[] = []
  for (const line of lines) {
    let taken = 0
    for (const ticket of line) {
      if (taken === limits.passedOverListedMax) break
      if (ticket.ticketId === winner.ticketId || ticket.arrivedAt >= winner.arrivedAt) continue
      found.push(ticket)
      taken += 1
    }
  }
  found.sort((a, b) => a.arrivedAt - b.arrivedAt)
  return found.slice(0, limits.passedOverListedMax)
}

export interface Candidate {
  readonly ticket: Ticket
  readonly because: PassedOverReason | undefined
  readonly score: number
}

/** Everybody who waited at that moment, the winner of the policy first. */
export function candidatesAt(
  hall: HallView,
  windowId: WindowId,
  at: EpochMs,
): readonly Candidate[] {
  const { plan } = hall
  if (plan === undefined) return []
  const policy = policyIn(hall, plan)
  const obstacleOf = obstaclesAt(hall, plan, windowId, at)
  return linesOf(hall)
    .flat()
    .sort((a, b) => policy.compare(a, b, at))
    .map((ticket) => ({
      ticket,
      because: obstacleOf(ticket),
      score: policy.score(ticket, at),
    }))
}

/** Who came earlier and could have been taken at that window as well, the earliest first. */
export function passedOverAt(
  hall: HallView,
  { windowId, winner, at }: Pick<Won, 'windowId' | 'winner' | 'at'>,
): readonly Candidate[] {
  const { plan } = hall
  if (plan === undefined) return []
  const policy = policyIn(hall, plan)
  const obstacleOf = obstaclesAt(hall, plan, windowId, at)
  return linesOf(hall)
    .flat()
    .filter((ticket) => ticket.arrivedAt < winner.arrivedAt && obstacleOf(ticket) === undefined)
    .sort((a, b) => a.arrivedAt - b.arrivedAt)
    .map((ticket) => ({ ticket, because: undefined, score: policy.score(ticket, at) }))
}
