import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { elapsed, listed, notFree } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { indexOf } from '../plan-index.ts'
import { basisOf, candidatesAt } from '../policy/call-policy.ts'

/** 指定叫号: out of turn, so it says why, and whom it passed over stays in the log. */
export function callTicket(
  stamped: StampedCommand,
  command: CommandOf<'CallTicket'>,
  hall: HallView,
): Decision {
  const { windowId, ticketId, reasonCode } = command.data
  const { plan } = hall
  const refusal = notFree(hall, windowId)
  if (refusal !== undefined || plan === undefined) return refuse(refusal ?? 'DayNotOpen')
  if (!listed(plan.rules.specificCallReasons, reasonCode)) {
    return refuse('ReasonUnknown', { field: 'reasonCode', detail: reasonCode })
  }
  const ticket = hall.tickets.get(ticketId)
  if (ticket === undefined) return refuse('TicketUnknown')
  if (ticket.status !== 'waiting') return refuse('TicketNotCallable', { detail: ticket.number })
  // Out of turn and from any queue, but never to a window that cannot do all of it.
  if (!indexOf(plan).covers(windowId, ticket)) {
    return refuse('TransferPointless', { detail: ticket.number })
  }

  const eligible = candidatesAt(hall, windowId, stamped.at).filter(
    (candidate) => candidate.because === undefined,
  )
  return accept({
    type: 'TicketCalled',
    data: {
      ticketId,
      number: ticket.number,
      windowId,
      via: 'specific',
      callCount: 1,
      reasonCode,
      waitMs: elapsed(ticket.queuedAt, stamped.at),
      basis: basisOf(hall, {
        windowId,
        winner: ticket,
        eligibleCount: eligible.length,
        at: stamped.at,
        specific: true,
      }),
      ...(stamped.note === undefined ? {} : { note: stamped.note }),
    },
  })
}
