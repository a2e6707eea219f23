import type {
  CommandOf,
  HallEvent,
  HallEventOf,
  QueueId,
  Refusal,
  RefusalCode,
  StampedCommand,
} from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { listed, ticketAt } from '../guards.ts'
import type { HallView, Ticket } from '../hall.ts'
import { handOver } from '../legs/hand-over.ts'
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
  const to = destination(hall, ticket, command)
  if (to.refusal !== undefined) return { ok: false, refusal: to.refusal }

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
      ...(to.found === undefined ? {} : { found: to.found }),
      reasonCode,
      ...(stamped.note === undefined ? {} : { note: stamped.note }),
    },
  })
}

type Destination =
  | {
      readonly queueId: QueueId
      readonly found?: HallEventOf<'TicketTransferred'>['data']['found']
      readonly refusal?: undefined
    }
  | { readonly refusal: Refusal }

const not = (code: RefusalCode): Destination => ({ refusal: { code, field: 'target' } })

function destination(
  hall: HallView,
  ticket: Ticket,
  command: CommandOf<'TransferTicket'>,
): Destination {
  const { target, itemCodes = [] } = command.data
  if (itemCodes.length === 0) {
    return target.kind === 'window'
      ? toWindow(hall, ticket, command)
      : toQueue(hall, ticket, target.queueId)
  }
  const handed = handOver(hall, ticket, command)
  return handed.ok ? handed : { refusal: handed.refusal }
}

function toWindow(
  hall: HallView,
  ticket: Ticket,
  command: CommandOf<'TransferTicket'>,
): Destination {
  const { target, windowId: from } = command.data
  if (target.kind !== 'window' || hall.plan === undefined) return not('WindowUnknown')
  const window = hall.windows.get(target.windowId)
  if (window === undefined) return not('WindowUnknown')
  if (target.windowId === from) return not('TransferPointless')
  if (window.state === 'closed') return not('TargetWindowClosed')
  return indexOf(hall.plan).covers(target.windowId, ticket)
    ? { queueId: ticket.queueId }
    : not('TransferPointless')
}

function toQueue(hall: HallView, ticket: Ticket, queueId: QueueId): Destination {
  if (hall.plan === undefined) return not('QueueUnknown')
  const index = indexOf(hall.plan)
  if (!index.queues.has(queueId)) return not('QueueUnknown')
  const { itemCodes, packageCodes } = ticket
  return index.windowsFor({ queueId, itemCodes, packageCodes }).length > 0
    ? { queueId }
    : not('TransferPointless')
}
