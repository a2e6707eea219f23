import type { CommandOf, HallEvent, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { elapsed, notFree } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { servingIdOf } from '../ids.ts'
import { indexOf } from '../plan-index.ts'
import { endOfServing } from './end-of-serving.ts'

/** 回呼 / 解挂. At another window it is another stretch of service (HOLD-2). */
export function resumeTicket(
  stamped: StampedCommand,
  command: CommandOf<'ResumeTicket'>,
  hall: HallView,
): Decision {
  const { windowId, ticketId } = command.data
  const refusal = notFree(hall, windowId)
  if (refusal !== undefined || hall.plan === undefined) return refuse(refusal ?? 'DayNotOpen')
  const ticket = hall.tickets.get(ticketId)
  if (ticket === undefined) return refuse('TicketUnknown')
  if (ticket.status !== 'held') return refuse('TicketNotCallable', { detail: ticket.number })
  const here = ticket.windowId === windowId
  if (!here && ticket.kind !== 'papers-taken') return refuse('TicketNotHere')
  if (!here && !indexOf(hall.plan).covers(windowId, ticket)) return refuse('TransferPointless')

  const resumed: HallEvent = {
    type: 'TicketResumed',
    data: {
      ticketId,
      number: ticket.number,
      windowId,
      servingId: here ? ticket.servingId : servingIdOf(stamped.commandId),
      heldMs: elapsed(ticket.heldAt, stamped.at),
      ...(ticket.kind === 'papers-taken' ? {} : { calledBack: true as const }),
    },
  }
  return here ? accept(resumed) : accept(endOfServing(ticket, stamped.at, 'transferred'), resumed)
}
