import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { servedAt } from '../guards.ts'
import type { HallView } from '../hall.ts'

/** 挂起: not one thing but three, which differ in who may take it up and whose time it is (HOLD-1). */
export function holdTicket(
  _stamped: StampedCommand,
  command: CommandOf<'HoldTicket'>,
  hall: HallView,
): Decision {
  const { windowId, kind } = command.data
  const ticket = servedAt(hall, windowId)
  if (ticket === undefined || hall.plan === undefined) return refuse('NothingServing')
  let held = 0
  for (const other of hall.tickets.values()) {
    if (other.status === 'held' && other.windowId === windowId) held += 1
  }
  if (held >= hall.plan.rules.heldPerWindowMax) return refuse('HoldLimitReached')
  return accept({
    type: 'TicketHeld',
    data: {
      ticketId: ticket.ticketId,
      number: ticket.number,
      windowId,
      servingId: ticket.servingId,
      kind,
    },
  })
}
