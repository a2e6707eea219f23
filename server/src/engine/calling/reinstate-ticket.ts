import type { CommandOf, EpochMs, Plan, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView, Ticket } from '../hall.ts'
import { sessionKey } from '../hall-hours.ts'
import { aheadOf, lineOf, orderBehind } from '../line/line.ts'
import { endOfServing } from '../serving/end-of-serving.ts'

/**
 * 过号恢复: behind the next few people, once in a session (MISS-3, MISS-4). A ticket held with
 * the papers taken along goes back to its own place instead (HOLD-3).
 */
export function reinstateTicket(
  stamped: StampedCommand,
  command: CommandOf<'ReinstateTicket'>,
  hall: HallView,
): Decision {
  const { plan } = hall
  const ticket = hall.tickets.get(command.data.ticketId)
  if (ticket === undefined || plan === undefined) return refuse('TicketUnknown')
  const { ticketId, number } = ticket
  if (ticket.status === 'held' && ticket.kind === 'papers-taken') {
    return accept(endOfServing(ticket, stamped.at, 'transferred'), {
      type: 'TicketReinstated',
      data: { ticketId, number, ahead: aheadOf(hall, ticket), reinstateCount: 1 },
    })
  }
  if (ticket.status !== 'no-show') return refuse('TicketNotCallable', { detail: number })
  const count = returnsInSession(plan, ticket, stamped.at)
  if (count >= plan.rules.reinstateCountMax) return refuse('ReinstateLimitReached')

  const place = orderBehind(hall, ticket.queueId, plan.rules.reinstateBehindPeople)
  const ahead =
    place === undefined
      ? aheadOf(hall, ticket)
      : lineOf(hall, ticket.queueId).indexOf(place.behind.ticketId) + 1
  return accept({
    type: 'TicketReinstated',
    data: {
      ticketId,
      number,
      ahead,
      reinstateCount: count + 1,
      ...(place === undefined ? {} : { behindTicketId: place.behind.ticketId }),
    },
  })
}

/** Returns of an earlier session do not count any more. */
export function returnsInSession(
  plan: Plan,
  ticket: Pick<Ticket, 'reinstatedIn' | 'reinstateCount'>,
  at: EpochMs,
): number {
  return ticket.reinstatedIn === sessionKey(plan.calendar, at) ? ticket.reinstateCount : 0
}
