import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { elapsed, notFree } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { chooseNext } from '../policy/call-policy.ts'

/** 叫号(顺呼) */
export function callNext(
  stamped: StampedCommand,
  command: CommandOf<'CallNext'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  const refusal = notFree(hall, windowId)
  if (refusal !== undefined) return refuse(refusal)
  const choice = chooseNext(hall, windowId, stamped.at)
  if (choice === undefined) return refuse('NobodyWaiting')

  const { ticket, basis } = choice
  return accept({
    type: 'TicketCalled',
    data: {
      ticketId: ticket.ticketId,
      number: ticket.number,
      windowId,
      via: 'next',
      callCount: 1,
      waitMs: elapsed(ticket.queuedAt, stamped.at),
      basis,
    },
  })
}
