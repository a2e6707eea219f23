import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { servedAt } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { wholeOf } from '../legs/legs.ts'
import { planLegs } from '../legs/plan-legs.ts'
import { indexOf } from '../plan-index.ts'
import { firstWrong } from '../taking/choose-queue.ts'

/**
 * 加办事项: one more thing without a new number: at the same window where that can do it (MOVE-4),
 * else after it at another one, where the number goes by itself (LEG-6).
 */
export function addServiceItem(
  _stamped: StampedCommand,
  command: CommandOf<'AddServiceItem'>,
  hall: HallView,
): Decision {
  const { windowId, itemCode } = command.data
  const ticket = servedAt(hall, windowId)
  if (ticket === undefined || hall.plan === undefined) return refuse('NothingServing')
  const index = indexOf(hall.plan)
  const wrong = firstWrong(hall.plan, { ...ticket, itemCodes: [itemCode], packageCodes: [] })
  if (wrong?.ok === false && wrong.code !== 'ItemNotForAudience') {
    const { ok: _, code, detail, ...more } = wrong
    return refuse(code, { ...more, detail: detail ?? itemCode, field: 'itemCode' })
  }
  if (index.itemsOf(wholeOf(ticket)).includes(itemCode)) return refuse('ItemAlreadyOnTicket')
  const added = { itemCodes: [itemCode], packageCodes: [] }
  const here = index.covers(windowId, added)
  if (!here && planLegs(hall, { ...added, audience: ticket.audience }) === undefined) {
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
      ...(here ? {} : { later: true as const }),
    },
  })
}
