import {
  type Action,
  type EpochMs,
  limits,
  type Plan,
  type QueueId,
  type ServingId,
  type TicketId,
  type TicketView,
} from '@yihao/contract'
import type { ClosedTicket, HallView, Ticket } from '../engine/hall.ts'
import { wholeOf } from '../engine/legs/legs.ts'
import { aheadOf } from '../engine/line/line.ts'
import { mergeMaterials } from '../engine/materials/merge-materials.ts'
import { indexOf } from '../engine/plan-index.ts'
import { expectedServiceMs } from '../engine/serving/expected-service.ts'
import { legLines } from './leg-lines.ts'
import { hallHead, itemLines, noWords, windowHead, zoneName } from './parts.ts'
import { type HallRanges, ticketRange, withRange } from './ranges.ts'
import { standingOf } from './standing.ts'
import { visitLine } from './visit-lines.ts'
import { visitorActions } from './visitor-actions.ts'
import { visitorChoices, visitorLines } from './visitor-lines.ts'

/** The visitor's own page; undefined once the ticket is older than a week. */
export function ticketView(
  hall: HallView,
  ticketId: TicketId,
  at: EpochMs,
  ranges?: HallRanges,
): TicketView | undefined {
  const { plan } = hall
  if (plan === undefined) return undefined
  const live = hall.tickets.get(ticketId)
  const closed = hall.closed.get(ticketId)
  if (live !== undefined) {
    return { ...liveView(hall, plan, live, at), ...withRange(ticketRange(plan, live, ranges)) }
  }
  return closed === undefined ? undefined : closedView(hall, plan, closed, at)
}

function liveView(hall: HallView, plan: Plan, ticket: Ticket, at: EpochMs): TicketView {
  return {
    ...common(hall, plan, ticket, at),
    ...slotOf(hall, ticket),
    status: ticket.status,
    ...(ticket.status === 'waiting' ? waitingOf(hall, ticket) : {}),
    ...(ticket.status === 'held' ? { heldKind: ticket.kind } : {}),
    ...windowOf(plan, ticket),
    ...(ticket.status === 'called' ? { calledAt: ticket.calledAt } : {}),
    ...visitorLines(plan, ticket),
    ...choicesOf(plan),
    ...standing(hall, plan, ticket, at),
    missing: [...(ticket.legs?.missing ?? [])],
    ratings: ratingsOf(hall, servingsOf(ticket), at),
    actions: visitorActions(hall, ticket.ticketId, at),
  }
}

function waitingOf(hall: HallView, ticket: Ticket): Pick<TicketView, 'ahead' | 'closing'> {
  const told = hall.day?.closing
  const late = told?.unserved.includes(ticket.ticketId) === true
  return {
    ahead: aheadOf(hall, ticket),
    ...(told === undefined ? {} : { closing: late ? 'may-not-be-served' : 'will-be-served' }),
  }
}

function choicesOf(plan: Plan): Pick<TicketView, 'visitorChoices'> {
  const choices = visitorChoices(plan)
  return choices === undefined ? {} : { visitorChoices: choices }
}

function standing(
  hall: HallView,
  plan: Plan,
  ticket: Ticket,
  at: EpochMs,
): Pick<TicketView, 'standing'> {
  const sentences = standingOf(hall, plan, { ticket, at })
  return sentences.length === 0 ? {} : { standing: sentences }
}

function closedView(hall: HallView, plan: Plan, ticket: ClosedTicket, at: EpochMs): TicketView {
  return {
    ...common(hall, plan, ticket, at),
    status: ticket.outcome,
    missing: [...ticket.missing],
    ratings: ratingsOf(hall, servingsOf(ticket), at),
    actions: [] as Action[],
  }
}

function common(hall: HallView, plan: Plan, ticket: Ticket | ClosedTicket, at: EpochMs) {
  const { applicants, filed } = ticket
  const agent = 'status' in ticket ? ticket.agent : undefined
  const bulk = 'status' in ticket ? ticket.bulk : undefined
  const whole = { ...wholeOf(ticket), applicants, filed, agent, bulk }
  const expectedMs = expectedServiceMs(plan, whole)
  return {
    kind: 'ticket' as const,
    hall: hallHead(hall, plan, at),
    ticketId: ticket.ticketId,
    number: ticket.number,
    ...placeOf(plan, ticket.queueId),
    issuedAt: ticket.issuedAt,
    items: itemLines(plan, whole),
    ...legLines(hall, plan, ticket),
    materials: [...mergeMaterials(plan, whole)],
    ...visitLine(plan, whole, 'elsewhere'),
    ...(expectedMs === undefined ? {} : { expectedMs }),
  }
}

function slotOf(hall: HallView, { appointmentId }: Ticket): Pick<TicketView, 'slot'> {
  const booked = appointmentId === undefined ? undefined : hall.appointments.get(appointmentId)
  return booked === undefined ? {} : { slot: { from: booked.slotFrom, to: booked.slotTo } }
}

function placeOf(plan: Plan, queueId: QueueId) {
  const queue = indexOf(plan).queues.get(queueId)
  if (queue === undefined) return { queueName: noWords, zoneName: noWords }
  return { queueName: queue.name, zoneName: zoneName(plan, queue.zoneId) }
}

function windowOf(plan: Plan, ticket: Ticket): Pick<TicketView, 'window'> {
  if (!('windowId' in ticket)) return {}
  const window = indexOf(plan).windows.get(ticket.windowId)
  if (window === undefined) return {}
  const { windowNumber, label } = windowHead(window)
  return { window: { windowNumber, label, zoneName: zoneName(plan, window.zoneId) } }
}

/** Each leg is a service of its own, with a rating of its own (LEG-7). */
const servingsOf = (ticket: Ticket | ClosedTicket): readonly ServingId[] => [
  ...new Set([
    ...(ticket.legs?.done.map((leg) => leg.servingId) ?? []),
    ...('outcome' in ticket && ticket.servingId !== undefined ? [ticket.servingId] : []),
  ]),
]

function ratingsOf(
  hall: HallView,
  servingIds: readonly ServingId[],
  at: EpochMs,
): TicketView['ratings'] {
  const { plan } = hall
  if (plan === undefined) return []
  const index = indexOf(plan)
  return servingIds.flatMap((servingId) => {
    const serving = hall.servings.get(servingId)
    if (serving === undefined) return []
    const { windowId, finishedAt, rated } = serving
    return [
      {
        servingId,
        windowNumber: index.windows.get(windowId)?.windowNumber ?? 0,
        finishedAt,
        ...(rated === undefined ? {} : { rated }),
        open: rated === undefined && at - finishedAt <= limits.ratingLinkMs,
      },
    ]
  })
}
