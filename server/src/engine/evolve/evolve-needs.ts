import type { HallEventOf, TicketClass, TicketId } from '@yihao/contract'
import type { HallState, Ticket } from '../hall.ts'

export const withClass = ({ classes }: Ticket, added: TicketClass): readonly TicketClass[] =>
  classes.includes(added) ? classes : [...classes, added]

function change(hall: HallState, ticketId: TicketId, make: (ticket: Ticket) => Ticket): void {
  const ticket = hall.tickets.get(ticketId)
  if (ticket !== undefined) hall.tickets.set(ticketId, make(ticket))
}

export function needsSet(hall: HallState, data: HallEventOf<'NeedsSet'>['data']): void {
  const needs = data.needs.length === 0 ? undefined : data.needs
  change(hall, data.ticketId, (ticket) => ({ ...ticket, needs }))
}

export function priorityClaimed(
  hall: HallState,
  data: HallEventOf<'PriorityClaimed'>['data'],
): void {
  const { groupCode } = data
  change(hall, data.ticketId, (ticket) => ({ ...ticket, claim: { groupCode, state: 'waiting' } }))
}

export function claimConfirmed(hall: HallState, data: HallEventOf<'ClaimConfirmed'>['data']): void {
  const { groupCode } = data
  change(hall, data.ticketId, (ticket) => ({
    ...ticket,
    claim: { groupCode, state: 'confirmed' },
    classes: withClass(ticket, 'priority'),
  }))
}

export function claimRefused(hall: HallState, data: HallEventOf<'ClaimRefused'>['data']): void {
  const { groupCode, reasonCode } = data
  change(hall, data.ticketId, (ticket) => ({
    ...ticket,
    claim: { groupCode, state: 'refused', reasonCode },
  }))
}

export function greenChannelGranted(
  hall: HallState,
  data: HallEventOf<'GreenChannelGranted'>['data'],
): void {
  change(hall, data.ticketId, (ticket) => ({ ...ticket, classes: withClass(ticket, 'green') }))
}

export function fetchAcknowledged(
  hall: HallState,
  data: HallEventOf<'FetchAcknowledged'>['data'],
): void {
  change(hall, data.ticketId, (ticket) =>
    ticket.status === 'called' ? { ...ticket, fetchedBy: data.guideId } : ticket,
  )
}

/** What a number has of its visitor from the first moment. */
export function factsAtTake({ needs, claim, green }: HallEventOf<'TicketIssued'>['data']): Pick<
  Ticket,
  'needs' | 'claim'
> & {
  readonly classes: readonly TicketClass[]
} {
  const confirmed = claim?.confirmed !== undefined
  return {
    ...(needs === undefined ? {} : { needs }),
    ...(claim === undefined
      ? {}
      : { claim: { groupCode: claim.groupCode, state: confirmed ? 'confirmed' : 'waiting' } }),
    classes: [...(confirmed ? ['priority' as const] : []), ...(green ? ['green' as const] : [])],
  }
}
