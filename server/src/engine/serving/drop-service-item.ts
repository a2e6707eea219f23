import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { servedAt } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { codesOf, laterOf, together } from '../legs/legs.ts'

/** 减办事项: what the visitor does not want any more; never the last thing at this window (MOVE-6). */
export function dropServiceItem(
  _stamped: StampedCommand,
  command: CommandOf<'DropServiceItem'>,
  hall: HallView,
): Decision {
  const { windowId, itemCode } = command.data
  const ticket = servedAt(hall, windowId)
  const { plan } = hall
  if (ticket === undefined || plan === undefined) return refuse('NothingServing')
  const where = { field: 'itemCode', detail: itemCode }
  const open = together(ticket, laterOf(ticket))
  if (!codesOf(plan, open).includes(itemCode)) return refuse('ItemNotOnTicket', where)
  const ofPackages = { itemCodes: [], packageCodes: open.packageCodes }
  if (codesOf(plan, ofPackages).includes(itemCode)) return refuse('ItemOfPackage', where)
  const here = ticket.itemCodes.includes(itemCode)
  if (here && ticket.itemCodes.length + ticket.packageCodes.length === 1) {
    return refuse('LastItemHere', where)
  }
  const { ticketId, number, servingId } = ticket
  return accept({
    type: 'ServiceItemDropped',
    data: { ticketId, number, windowId, servingId, itemCode },
  })
}
