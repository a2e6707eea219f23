import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { listed } from '../guards.ts'
import type { HallView } from '../hall.ts'

/** 弃号 */
export function abandonTicket(
  stamped: StampedCommand,
  command: CommandOf<'AbandonTicket'>,
  hall: HallView,
): Decision {
  const { ticketId, reasonCode } = command.data
  const ticket = hall.tickets.get(ticketId)
  if (ticket === undefined || hall.plan === undefined) return refuse('TicketUnknown')
  // Who sits at a window or has left papers there is not gone; the clerk ends that service.
  if (ticket.status === 'serving' || ticket.status === 'held') return refuse('TicketNotCallable')
  if (reasonCode !== undefined && !listed(hall.plan.rules.abandonReasons, reasonCode)) {
    return refuse('ReasonUnknown', { field: 'reasonCode', detail: reasonCode })
  }
  return accept({
    type: 'TicketAbandoned',
    data: {
      ticketId,
      number: ticket.number,
      by: stamped.actor.kind === 'staff' ? 'staff' : 'visitor',
      ...(reasonCode === undefined ? {} : { reasonCode }),
      ...(stamped.note === undefined ? {} : { note: stamped.note }),
    },
  })
}
