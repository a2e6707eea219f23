import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { unknownNeed } from './visitor-facts.ts'

/** NEED-5: by the visitor or by staff, while the number is open. */
export function setNeeds(
  _stamped: StampedCommand,
  command: CommandOf<'SetNeeds'>,
  hall: HallView,
): Decision {
  const { ticketId } = command.data
  const ticket = hall.tickets.get(ticketId)
  if (ticket === undefined || hall.plan === undefined) return refuse('TicketUnknown')
  const unknown = unknownNeed(hall.plan, command.data.needs)
  if (unknown !== undefined) return { ok: false, refusal: unknown }
  const needs = [...new Set(command.data.needs)]
  const before = ticket.needs ?? []
  if (needs.length === before.length && needs.every((need) => before.includes(need))) {
    return accept()
  }
  return accept({ type: 'NeedsSet', data: { ticketId, number: ticket.number, needs } })
}
