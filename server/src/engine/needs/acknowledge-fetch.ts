import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { toBeFetched } from './needs.ts'

/** 去接: one guide says so, and the others need not go (NEED-4). */
export function acknowledgeFetch(
  { actor }: StampedCommand,
  command: CommandOf<'AcknowledgeFetch'>,
  { tickets, plan }: HallView,
): Decision {
  const { ticketId } = command.data
  const ticket = tickets.get(ticketId)
  if (ticket === undefined || plan === undefined) return refuse('TicketUnknown')
  if (actor.kind !== 'staff') return refuse('NotAllowed')
  if (ticket.status !== 'called' || !toBeFetched(plan.rules, ticket)) {
    return refuse('FetchNotNeeded')
  }
  const { personId } = actor
  if (ticket.fetchedBy === personId) return accept()
  if (ticket.fetchedBy !== undefined) return refuse('FetchTaken')
  const { number, windowId } = ticket
  return accept({
    type: 'FetchAcknowledged',
    data: { ticketId, number, windowId, guideId: personId },
  })
}
