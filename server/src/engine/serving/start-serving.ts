import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { calledAt, elapsed } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { servingIdOf } from '../ids.ts'

/** 办理(开始): the visitor sat down. */
export function startServing(
  stamped: StampedCommand,
  command: CommandOf<'StartServing'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  const ticket = calledAt(hall, windowId)
  if (ticket === undefined) return refuse('NothingCalled')
  const clerkId = hall.windows.get(windowId)?.clerkId
  return accept({
    type: 'ServingStarted',
    data: {
      ticketId: ticket.ticketId,
      number: ticket.number,
      windowId,
      servingId: servingIdOf(stamped.commandId),
      approachMs: elapsed(ticket.firstCalledAt, stamped.at),
      ...(clerkId === undefined ? {} : { clerkId }),
    },
  })
}
