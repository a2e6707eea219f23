import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { listed } from '../guards.ts'
import type { HallView } from '../hall.ts'

/** 绿色通道, by staff for a reason of the list (GREEN-2). */
export function grantGreenChannel(
  { note }: StampedCommand,
  command: CommandOf<'GrantGreenChannel'>,
  { tickets, plan }: HallView,
): Decision {
  const { ticketId, reasonCode } = command.data
  const ticket = tickets.get(ticketId)
  if (ticket === undefined || plan === undefined) return refuse('TicketUnknown')
  const { greenChannel } = plan.rules
  if (greenChannel === undefined) return refuse('GreenChannelNone')
  if (!listed(greenChannel.reasons, reasonCode)) {
    return refuse('ReasonUnknown', { field: 'reasonCode', detail: reasonCode })
  }
  if (ticket.classes.includes('green')) return refuse('GreenChannelStands')
  return accept({
    type: 'GreenChannelGranted',
    data: {
      ticketId,
      number: ticket.number,
      reasonCode,
      ...(note === undefined ? {} : { note }),
    },
  })
}
