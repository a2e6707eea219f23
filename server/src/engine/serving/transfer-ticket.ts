import type { CommandOf, HallEvent, QueueId, RefusalCode, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { listed, ticketAt } from '../guards.ts'
import type { HallView, Ticket } from '../hall.ts'
import { indexOf } from '../plan-index.ts'
import { endOfServing } from './end-of-serving.ts'

/** 转窗 / 转移: the same number, elsewhere, without losing its place in time (MOVE-1). */
export function transferTicket(
  stamped: StampedCommand,
  command: CommandOf<'TransferTicket'>,
  hall: HallView,
): Decision {
  const { windowId, target, reasonCode } = command.data
  const ticket = ticketAt(hall, windowId)
  if (ticket === undefined || hall.plan === undefined) return refuse('NothingCalled')
  if (!listed(hall.plan.rules.transferReasons, reasonCode)) {
    return refuse('ReasonUnknown', { field: 'reasonCode', detail: reasonCode })
  }
  const to =
    target.kind === 'window'
      ? toWindow(hall, ticket, command)
      : toQueue(hall, ticket, target.queueId)
  if (to.refusal !== undefined) return refuse(to.refusal, { field: 'target' })

  const ended: readonly HallEvent[] =
    ticket.status === 'serving' ? [endOfServing(ticket, stamped.at, 'transferred')] : []
  return accept(...ended, {
    type: 'TicketTransferred',
    data: {
      ticketId: ticket.ticketId,
      number: ticket.number,
      fromWindowId: windowId,
      target,
      queueId: to.queueId,
      reasonCode,
      ...(stamped.note === undefined ? {} : { note: stamped.note }),
    },
  })
}

type Destination =
  | { readonly queueId: QueueId; readonly refusal?: undefined }
  | { readonly refusal: RefusalCode }

function toWindow(
  hall: HallView,
  ticket: Ticket,
  command: CommandOf<'TransferTicket'>,
): Destination {
  const { target, windowId: from } = command.data
  if (target.kind !== 'window' || hall.plan === undefined) return { refusal: 'WindowUnknown' }
  const window = hall.windows.get(target.windowId)
  if (window === undefined) return { refusal: 'WindowUnknown' }
  if (target.windowId === from) return { refusal: 'TransferPointless' }
  if (window.state === 'closed') return { refusal: 'WindowClosed' }
  return indexOf(hall.plan).covers(target.windowId, ticket)
    ? { queueId: ticket.queueId }
    : { refusal: 'TransferPointless' }
}

function toQueue(hall: HallView, ticket: Ticket, queueId: QueueId): Destination {
  if (hall.plan === undefined) return { refusal: 'QueueUnknown' }
  const index = indexOf(hall.plan)
  if (!index.queues.has(queueId)) return { refusal: 'QueueUnknown' }
  const { itemCodes, packageCodes } = ticket
  return index.windowsFor({ queueId, itemCodes, packageCodes }).length > 0
    ? { queueId }
    : { refusal: 'TransferPointless' }
}
