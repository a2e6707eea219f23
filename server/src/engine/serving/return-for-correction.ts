import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { listed, servedAt } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { endOfLeg } from '../legs/end-of-leg.ts'

/** 退回补正: everything that is missing is said once, and the visitor keeps the list (一次性告知). */
export function returnForCorrection(
  stamped: StampedCommand,
  command: CommandOf<'ReturnForCorrection'>,
  hall: HallView,
): Decision {
  const { windowId, reasonCode, missing } = command.data
  const ticket = servedAt(hall, windowId)
  if (ticket === undefined || hall.plan === undefined) return refuse('NothingServing')
  if (!listed(hall.plan.rules.correctionReasons, reasonCode)) {
    return refuse('ReasonUnknown', { field: 'reasonCode', detail: reasonCode })
  }
  return accept(
    {
      type: 'ReturnedForCorrection',
      data: {
        ticketId: ticket.ticketId,
        number: ticket.number,
        windowId,
        servingId: ticket.servingId,
        reasonCode,
        missing,
        ...(stamped.note === undefined ? {} : { note: stamped.note }),
      },
    },
    ...endOfLeg(hall, ticket, stamped.at, 'returned-for-correction'),
  )
}
