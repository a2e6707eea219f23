import type { HouseRules, VisitorNeed } from '@yihao/contract'
import type { Ticket, TicketIdentity } from '../hall.ts'

type Needing = Pick<TicketIdentity, 'needs'>

/** What the visitor needs, as the plan says it; a code that the plan knows no more is nothing. */
export function needsOf(rules: HouseRules, { needs }: Needing): readonly VisitorNeed[] {
  if (needs === undefined) return []
  return needs.flatMap((code) => rules.needs?.find((need) => need.code === code) ?? [])
}

const longest = (times: readonly (number | undefined)[]): number =>
  times.reduce<number>((most, ms) => Math.max(most, ms ?? 0), 0)

/** NEED-2: of several needs the one that takes longest counts, not their sum. */
export const recallSpacingOf = (rules: HouseRules, ticket: Needing): number =>
  rules.recallSpacingMs +
  longest(needsOf(rules, ticket).map(({ moreRecallSpacingMs }) => moreRecallSpacingMs))

export const noShowAfterOf = (rules: HouseRules, ticket: Needing): number =>
  rules.noShowAfterFirstCallMs +
  longest(needsOf(rules, ticket).map(({ moreNoShowMs }) => moreNoShowMs))

/** NEED-4: called now, and somebody is to bring the visitor to the window. */
export const toBeFetched = (rules: HouseRules, ticket: Ticket): boolean =>
  ticket.status === 'called' && needsOf(rules, ticket).some(({ fetch }) => fetch === true)
