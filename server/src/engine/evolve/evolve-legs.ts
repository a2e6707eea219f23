import type { EpochMs, HallEventOf } from '@yihao/contract'
import type { HallState, Ticket } from '../hall.ts'
import { withDone } from '../legs/leg-states.ts'
import { laterOf, oneLeg, together, without } from '../legs/legs.ts'
import { enterLine } from '../line/line.ts'
import { noteWaiting } from './day-records.ts'
import { identityOf } from './evolve-calling.ts'

/** Other legs remain: the window is free, and the number waits from the event that follows. */
export function legFinished(
  hall: HallState,
  ticket: Ticket,
  data: HallEventOf<'ServingFinished'>['data'],
  at: EpochMs,
): void {
  hall.tickets.set(ticket.ticketId, { ...ticket, legs: withDone(ticket, data, at) })
}

export function legQueued(
  hall: HallState,
  data: HallEventOf<'LegQueued'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket === undefined) return
  const legs = ticket.legs ?? oneLeg
  const kept = together(data.leg, data.later)
  const waiting: Ticket = {
    ...identityOf(ticket),
    ...data.leg,
    status: 'waiting',
    queueId: data.queueId,
    queuedAt: at,
    // Who was put back behind others has paid for it at the window that called.
    order:
      ticket.order.at === ticket.arrivedAt ? ticket.order : { at: ticket.arrivedAt, tie: hall.seq },
    onlyWindowId: undefined,
    legs: {
      ...legs,
      later: data.later,
      dropped: together(legs.dropped, without(legs.later, kept)),
    },
  }
  hall.tickets.set(ticket.ticketId, waiting)
  enterLine(hall, waiting)
  noteWaiting(hall, at)
}

export function serviceItemAdded(
  hall: HallState,
  data: HallEventOf<'ServiceItemAdded'>['data'],
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket === undefined) return
  const added = { itemCodes: [data.itemCode], packageCodes: [] }
  if (data.later === true) {
    const legs = { ...(ticket.legs ?? oneLeg), later: together(laterOf(ticket), added) }
    hall.tickets.set(ticket.ticketId, { ...ticket, legs })
    return
  }
  hall.tickets.set(ticket.ticketId, { ...ticket, itemCodes: [...ticket.itemCodes, data.itemCode] })
}

/** From the leg that is done now, or from what would have come after. */
export function serviceItemDropped(
  hall: HallState,
  data: HallEventOf<'ServiceItemDropped'>['data'],
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket === undefined) return
  const gone = { itemCodes: [data.itemCode], packageCodes: [] }
  const { legs } = ticket
  hall.tickets.set(ticket.ticketId, {
    ...ticket,
    itemCodes: without(ticket, gone).itemCodes,
    ...(legs === undefined ? {} : { legs: { ...legs, later: without(legs.later, gone) } }),
  })
}
