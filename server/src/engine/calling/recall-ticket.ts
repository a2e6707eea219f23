import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { calledAt, elapsed } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { recallSpacingOf } from '../needs/needs.ts'

/** 重呼 */
export function recallTicket(
  stamped: StampedCommand,
  command: CommandOf<'RecallTicket'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  const ticket = calledAt(hall, windowId)
  if (ticket === undefined || hall.plan === undefined) return refuse('NothingCalled')
  const { rules } = hall.plan
  const { callCountMax } = rules
  if (ticket.callCount >= callCountMax) {
    return refuse('CallLimitReached', { detail: String(callCountMax) })
  }
  if (elapsed(ticket.calledAt, stamped.at) < recallSpacingOf(rules, ticket)) {
    return refuse('RecallTooSoon')
  }

  return accept({
    type: 'TicketRecalled',
    data: {
      ticketId: ticket.ticketId,
      number: ticket.number,
      windowId,
      callCount: ticket.callCount + 1,
    },
  })
}
