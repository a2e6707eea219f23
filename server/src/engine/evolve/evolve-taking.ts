import type { EpochMs, HallEventOf, TicketNumber } from '@yihao/contract'
import type { ClosedTicket, HallState, Ticket } from '../hall.ts'
import { firstOf, legsAtEnd } from '../legs/leg-states.ts'
import { wholeOf } from '../legs/legs.ts'
import { countedTake } from '../limits/counted-take.ts'
import { enterLine, leaveLine } from '../line/line.ts'
import { noteWaiting, quarterOf } from './day-records.ts'
import { factsAtTake } from './evolve-needs.ts'

const lettersOf = (number: TicketNumber) => number.slice(0, -3)
const digitsOf = (number: TicketNumber) => Number(number.slice(-3))

export function ticketIssued(
  hall: HallState,
  data: HallEventOf<'TicketIssued'>['data'],
  at: EpochMs,
): void {
  const { classes, ...facts } = factsAtTake(data)
  const ticket: Ticket = {
    ticketId: data.ticketId,
    number: data.number,
    visitId: data.visitId,
    queueId: data.queueId,
    audience: data.audience,
    ...firstOf(data),
    issuedAt: at,
    arrivedAt: data.arrivedAt,
    queuedAt: data.arrivedAt,
    // Two numbers of one millisecond stand in the order in which they were given.
    order: { at: data.arrivedAt, tie: hall.seq },
    source: data.source,
    classes: isBooked(hall, data) ? ['booked', ...classes] : classes,
    personHash: data.visitor?.personHash,
    appointmentId: data.appointmentId,
    agent: data.agent,
    ...facts,
    applicants: data.applicants,
    bulk: data.bulk,
    filed: data.filed,
    reinstateCount: 0,
    status: 'waiting',
  }
  hall.tickets.set(ticket.ticketId, ticket)
  enterLine(hall, ticket)
  if (hall.day === undefined) return
  hall.day.lastNumbers.set(lettersOf(data.number), digitsOf(data.number))
  hall.day.issued += 1
  hall.day.takes.push(countedTake(hall, data, at))
  quarterOf(hall.day, at).issued += 1
  noteWaiting(hall, at)
}

/** An appointment that was kept on time; its check-in is recorded just before the number. */
function isBooked(hall: HallState, data: HallEventOf<'TicketIssued'>['data']): boolean {
  if (data.source !== 'appointment' || data.appointmentId === undefined) return false
  return hall.appointments.get(data.appointmentId)?.late !== true
}

/** Takes a ticket out of the live hall and keeps what its page still needs. */
export function closeTicket(
  hall: HallState,
  ticket: Ticket,
  end: Pick<ClosedTicket, 'outcome' | 'closedAt' | 'servingId'> & {
    readonly missing?: readonly string[]
  },
): void {
  leaveLine(hall, ticket)
  hall.tickets.delete(ticket.ticketId)
  if ('windowId' in ticket) freeWindow(hall, ticket)
  if (hall.day === undefined) return
  const legs = legsAtEnd(ticket, end)
  hall.closed.set(ticket.ticketId, {
    ticketId: ticket.ticketId,
    number: ticket.number,
    queueId: ticket.queueId,
    ...wholeOf(ticket),
    ...(legs === undefined ? {} : { legs }),
    ...(ticket.applicants === undefined ? {} : { applicants: ticket.applicants }),
    ...(ticket.filed === undefined ? {} : { filed: ticket.filed }),
    issuedAt: ticket.issuedAt,
    businessDate: hall.day.businessDate,
    missing: end.missing ?? [],
    servingId: end.servingId,
    outcome: end.outcome,
    closedAt: end.closedAt,
  })
}

export function freeWindow(hall: HallState, ticket: Ticket): void {
  if (!('windowId' in ticket)) return
  const window = hall.windows.get(ticket.windowId)
  if (window?.ticketId !== ticket.ticketId) return
  window.ticketId = undefined
  window.freeSince = hall.at
}

export function ticketAbandoned(
  hall: HallState,
  data: HallEventOf<'TicketAbandoned'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket === undefined) return
  closeTicket(hall, ticket, { outcome: 'abandoned', closedAt: at })
  if (hall.day !== undefined) hall.day.abandoned += 1
  if (data.by === 'visitor') noteGivenUp(hall, ticket, at)
  noteWaiting(hall, at)
}

/** It counts for who took it and for whom it was, each once. */
function noteGivenUp({ day }: HallState, ticket: Ticket, at: EpochMs): void {
  const whose = [ticket.personHash, ...(ticket.applicants ?? []).map((one) => one.applicantHash)]
  for (const hash of new Set(whose)) {
    if (day === undefined || hash === undefined) continue
    const before = day.givenUp.get(hash)
    if (before === undefined) day.givenUp.set(hash, [at])
    else before.push(at)
  }
}

export function ticketExpired(
  hall: HallState,
  data: HallEventOf<'TicketExpired'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket === undefined) return
  closeTicket(hall, ticket, { outcome: 'expired', closedAt: at })
  if (hall.day !== undefined) hall.day.expired += 1
  noteWaiting(hall, at)
}
