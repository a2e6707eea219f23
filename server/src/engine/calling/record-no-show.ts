import type { CommandOf, HallEvent, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { calledAt } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { sessionKey } from '../hall-hours.ts'

/** 过号. Who misses a second time in the session after being put back is 弃号 (MISS-4). */
export function recordNoShow(
  stamped: StampedCommand,
  command: CommandOf<'RecordNoShow'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  const ticket = calledAt(hall, windowId)
  if (ticket === undefined || hall.plan === undefined) return refuse('NothingCalled')
  const { calendar, rules } = hall.plan
  const missed: HallEvent = {
    type: 'NoShowRecorded',
    data: {
      ticketId: ticket.ticketId,
      number: ticket.number,
      windowId,
      callCount: ticket.callCount,
      by: stamped.actor.kind === 'system' ? 'deadline' : 'clerk',
    },
  }
  const usedUp =
    ticket.reinstatedIn === sessionKey(calendar, stamped.at) &&
    ticket.reinstateCount >= rules.reinstateCountMax
  if (!usedUp) return accept(missed)
  const { ticketId, number } = ticket
  return accept(missed, {
    type: 'TicketAbandoned',
    data: { ticketId, number, by: 'second-miss' },
  })
}
