import type { EpochMs, HallEventOf } from '@yihao/contract'
import { filedVisitDone } from '../filed/record-filed-case.ts'
import type { HallState } from '../hall.ts'
import { noteCall } from './day-records.ts'
import { identityOf } from './evolve-calling.ts'
import { legFinished } from './evolve-legs.ts'
import { closeTicket, freeWindow } from './evolve-taking.ts'

export function servingStarted(
  hall: HallState,
  data: HallEventOf<'ServingStarted'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket?.status !== 'called') return
  hall.tickets.set(ticket.ticketId, {
    ...identityOf(ticket),
    status: 'serving',
    windowId: data.windowId,
    firstCalledAt: ticket.firstCalledAt,
    via: ticket.via,
    rule: ticket.rule,
    calledAt: ticket.calledAt,
    callCount: ticket.callCount,
    callSeq: ticket.callSeq,
    servingId: data.servingId,
    servingSince: at,
    heldMs: 0,
  })
}

export function servingFinished(
  hall: HallState,
  data: HallEventOf<'ServingFinished'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  const window = hall.windows.get(data.windowId)
  const done = data.outcome === 'finished' || data.outcome === 'returned-for-correction'
  if (done) {
    const { servingId, ticketId, number, windowId } = data
    hall.servings.set(servingId, { servingId, ticketId, number, windowId, finishedAt: at })
    hall.day?.services.push(data.servingMs)
    if (hall.day !== undefined && data.goesOn !== true) hall.day.finished += 1
  }
  if (window !== undefined && done) {
    window.finishedToday += 1
    window.servingMsToday += data.servingMs
    window.lastServingId = data.servingId
  }
  if (ticket === undefined) return
  if (done && data.goesOn !== true) {
    const missing = hall.closed.get(ticket.ticketId)?.missing ?? ticket.legs?.missing ?? []
    const { servingId } = data
    if (data.outcome === 'finished') filedVisitDone(hall, ticket, at)
    closeTicket(hall, ticket, { outcome: 'finished', closedAt: at, missing, servingId })
  } else freeWindow(hall, ticket)
  if (done && data.goesOn === true) legFinished(hall, ticket, data, at)
}

/** What was missing is kept first; the end of the service, which follows, closes the ticket. */
export function returnedForCorrection(
  hall: HallState,
  data: HallEventOf<'ReturnedForCorrection'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket === undefined || hall.day === undefined) return
  const { legs } = ticket
  if (legs !== undefined) {
    const missing = [...new Set([...legs.missing, ...data.missing])]
    hall.tickets.set(ticket.ticketId, { ...ticket, legs: { ...legs, missing } })
    return
  }
  hall.closed.set(ticket.ticketId, {
    ticketId: ticket.ticketId,
    number: ticket.number,
    queueId: ticket.queueId,
    itemCodes: ticket.itemCodes,
    packageCodes: ticket.packageCodes,
    issuedAt: ticket.issuedAt,
    businessDate: hall.day.businessDate,
    outcome: 'finished',
    closedAt: at,
    missing: data.missing,
  })
}

export function ticketHeld(
  hall: HallState,
  data: HallEventOf<'TicketHeld'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket?.status !== 'serving') return
  freeWindow(hall, ticket)
  hall.tickets.set(ticket.ticketId, {
    ...identityOf(ticket),
    status: 'held',
    windowId: data.windowId,
    firstCalledAt: ticket.firstCalledAt,
    via: ticket.via,
    rule: ticket.rule,
    servingId: ticket.servingId,
    servingSince: ticket.servingSince,
    heldMs: ticket.heldMs,
    heldAt: at,
    kind: data.kind,
  })
}

export function ticketResumed(
  hall: HallState,
  data: HallEventOf<'TicketResumed'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  const window = hall.windows.get(data.windowId)
  if (ticket?.status !== 'held' || window === undefined) return
  const sameStretch = ticket.servingId === data.servingId
  window.ticketId = ticket.ticketId
  hall.tickets.set(ticket.ticketId, {
    ...identityOf(ticket),
    status: 'serving',
    windowId: data.windowId,
    firstCalledAt: ticket.firstCalledAt,
    via: ticket.via,
    rule: ticket.rule,
    calledAt: at,
    callCount: 1,
    callSeq: hall.seq,
    servingId: data.servingId,
    servingSince: sameStretch ? ticket.servingSince : at,
    heldMs: sameStretch ? ticket.heldMs + data.heldMs : 0,
  })
  if (data.calledBack !== true) return
  const { ticketId, number, queueId } = ticket
  noteCall(hall, { ticketId, number, queueId, windowId: data.windowId, at, callCount: 1 })
}

export function serviceRated(hall: HallState, data: HallEventOf<'ServiceRated'>['data']): void {
  const serving = hall.servings.get(data.servingId)
  if (serving === undefined) return
  hall.servings.set(data.servingId, { ...serving, rated: data.satisfaction })
  if (hall.day !== undefined && serving.finishedAt >= hall.day.openedAt) hall.day.rated += 1
}
