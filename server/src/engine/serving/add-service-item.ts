import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { servedAt } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { indexOf } from '../plan-index.ts'

/** 加办事项: one more thing at the same window, without a new number. */
export function addServiceItem(
  _stamped: StampedCommand,
  command: CommandOf<'AddServiceItem'>,
  hall: HallView,
): Decision {
  const { windowId, itemCode } = command.data
  const ticket = servedAt(hall, windowId)
  if (ticket === undefined || hall.plan === undefined) return refuse('NothingServing')
  const index = indexOf(hall.plan)
  if (!index.items.has(itemCode)) {
    return refuse('ItemUnknown', { field: 'itemCode', detail: itemCode })
  }
  if (index.itemsOf(ticket).includes(itemCode)) return refuse('ItemAlreadyOnTicket')
  if (!index.covers(windowId, { itemCodes: [itemCode], packageCodes: [] })) {
    return refuse('TransferPointless', { field: 'itemCode', detail: itemCode })
  }
  return accept({
    type: 'ServiceItemAdded',
    data: {
      ticketId: ticket.ticketId,
      number: ticket.number,
      windowId,
      servingId: ticket.servingId,
      itemCode,
    },
  })
}
