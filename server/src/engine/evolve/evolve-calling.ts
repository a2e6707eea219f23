import type { EpochMs, HallEventOf } from '@yihao/contract'
import type { HallState, Ticket, TicketIdentity } from '../hall.ts'
import { sessionKey } from '../hall-hours.ts'
import { foundOut } from '../legs/leg-states.ts'
import { enterLine, leaveLine, orderBehind } from '../line/line.ts'
import { noteOvertaking } from '../policy/overtaking.ts'
import { noteCall, noteWait, noteWaiting, quarterOf } from './day-records.ts'
import { useReadiness } from './evolve-dispatch.ts'
import { withClass } from './evolve-needs.ts'
import { freeWindow } from './evolve-taking.ts'

/** Each of its members, so that none is forgotten here. */
type WholeIdentity = { readonly [Name in keyof Required<TicketIdentity>]: TicketIdentity[Name] }

/** The part of a ticket that outlives its state. */
export function identityOf(ticket: Ticket): WholeIdentity {
  return {
    ticketId: ticket.ticketId,
    number: ticket.number,
    visitId: ticket.visitId,
    queueId: ticket.queueId,
    audience: ticket.audience,
    itemCodes: ticket.itemCodes,
    packageCodes: ticket.packageCodes,
    legs: ticket.legs,
    issuedAt: ticket.issuedAt,
    arrivedAt: ticket.arrivedAt,
    queuedAt: ticket.queuedAt,
    order: ticket.order,
    source: ticket.source,
    classes: ticket.classes,
    personHash: ticket.personHash,
    needs: ticket.needs,
    claim: ticket.claim,
    appointmentId: ticket.appointmentId,
    agent: ticket.agent,
    applicants: ticket.applicants,
    bulk: ticket.bulk,
    filed: ticket.filed,
    onlyWindowId: ticket.onlyWindowId,
    reinstateCount: ticket.reinstateCount,
    reinstatedIn: ticket.reinstatedIn,
  }
}

export function ticketCalled(
  hall: HallState,
  data: HallEventOf<'TicketCalled'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket === undefined) return
  leaveLine(hall, ticket)
  if (data.via === 'next') noteOvertaking(hall, ticket, data.windowId)
  noteWait(hall, ticket, at)
  hall.tickets.set(ticket.ticketId, {
    ...identityOf(ticket),
    status: 'called',
    windowId: data.windowId,
    firstCalledAt: at,
    via: data.via,
    rule: data.basis.rule,
    calledAt: at,
    callCount: data.callCount,
    callSeq: hall.seq,
  })
  const window = hall.windows.get(data.windowId)
  if (window !== undefined) {
    window.ticketId = ticket.ticketId
    // Who calls the next visitor needs no more help with the last one (WIN-5).
    window.help = undefined
    useReadiness(window)
  }
  const { ticketId, number, queueId } = ticket
  noteCall(hall, { ticketId, number, queueId, windowId: data.windowId, at, callCount: 1 })
  if (hall.day !== undefined) quarterOf(hall.day, at).called += 1
  noteWaiting(hall, at)
}

export function ticketRecalled(
  hall: HallState,
  data: HallEventOf<'TicketRecalled'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket?.status !== 'called') return
  hall.tickets.set(ticket.ticketId, { ...ticket, calledAt: at, callCount: data.callCount })
  const { day } = hall
  if (day === undefined) return
  const place = day.calls.findIndex((call) => call.ticketId === ticket.ticketId)
  const [call] = place < 0 ? [] : day.calls.splice(place, 1)
  if (call !== undefined) day.calls.unshift({ ...call, at, callCount: data.callCount })
}

export function noShowRecorded(
  hall: HallState,
  data: HallEventOf<'NoShowRecorded'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket === undefined) return
  freeWindow(hall, ticket)
  const window = hall.windows.get(data.windowId)
  if (window !== undefined) window.noShowsToday += 1
  hall.tickets.set(ticket.ticketId, {
    ...identityOf(ticket),
    status: 'no-show',
    windowId: data.windowId,
    missedAt: at,
  })
}

export function ticketReinstated(
  hall: HallState,
  data: HallEventOf<'TicketReinstated'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket === undefined || hall.plan === undefined) return
  const missed = ticket.status === 'no-show'
  const place = missed
    ? orderBehind(hall, ticket.queueId, hall.plan.rules.reinstateBehindPeople)
    : undefined
  const waiting: Ticket = {
    ...identityOf(ticket),
    status: 'waiting',
    order: place?.order ?? ticket.order,
    queuedAt: at,
    classes: missed ? ticket.classes : withClass(ticket, 'returning'),
    reinstateCount: missed ? data.reinstateCount : ticket.reinstateCount,
    reinstatedIn: missed ? sessionKey(hall.plan.calendar, at) : ticket.reinstatedIn,
  }
  freeWindow(hall, ticket)
  hall.tickets.set(ticket.ticketId, waiting)
  enterLine(hall, waiting)
  noteWaiting(hall, at)
}

export function ticketTransferred(
  hall: HallState,
  data: HallEventOf<'TicketTransferred'>['data'],
  at: EpochMs,
): void {
  const ticket = hall.tickets.get(data.ticketId)
  if (ticket === undefined) return
  freeWindow(hall, ticket)
  const { reasonCode } = data
  hall.day?.transfers.set(reasonCode, (hall.day.transfers.get(reasonCode) ?? 0) + 1)
  const waiting: Ticket = {
    ...identityOf(ticket),
    ...foundOut(ticket, data.found),
    status: 'waiting',
    queueId: data.queueId,
    queuedAt: at,
    classes: withClass(ticket, 'transferred'),
    onlyWindowId: data.target.kind === 'window' ? data.target.windowId : undefined,
    bulk: undefined,
  }
  hall.tickets.set(ticket.ticketId, waiting)
  enterLine(hall, waiting)
  noteWaiting(hall, at)
}
