import type { CommandOf, HallEvent, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { endOfServing } from '../serving/end-of-serving.ts'

/** 闭厅: nobody is dropped silently; what is unfinished is told as 已作废 (DAY-4). */
export function closeDay(
  stamped: StampedCommand,
  _command: CommandOf<'CloseDay'>,
  hall: HallView,
): Decision {
  const { day } = hall
  if (day === undefined) return refuse('DayNotOpen')
  const tickets = [...hall.tickets.values()]
  const beingServed = tickets.filter((ticket) => ticket.status === 'serving')
  if (beingServed.length > 0 && stamped.actor.kind !== 'system') {
    return refuse('DayStillHasVisitors', { detail: beingServed.map((one) => one.number).join(' ') })
  }
  const events: HallEvent[] = []
  for (const ticket of tickets) {
    if (ticket.status === 'serving' || ticket.status === 'held') {
      events.push(endOfServing(ticket, stamped.at, 'day-closed'))
    }
    const { ticketId, number, status } = ticket
    events.push({ type: 'TicketExpired', data: { ticketId, number, status } })
  }
  for (const window of hall.windows.values()) {
    if (window.state === 'closed') continue
    events.push({ type: 'WindowClosed', data: { windowId: window.windowId, by: 'day-closed' } })
  }
  const { businessDate, issued, finished, abandoned } = day
  const expired = tickets.length
  return accept(...events, {
    type: 'DayClosed',
    data: { businessDate, issued, finished, abandoned, expired },
  })
}
