import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { servedAt } from '../guards.ts'
import type { HallView } from '../hall.ts'

/** Who the applicants are is looked up while they are served, and that somebody did is kept (APPL-4). */
export function showApplicants(
  _stamped: StampedCommand,
  command: CommandOf<'ShowApplicants'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  const ticket = servedAt(hall, windowId)
  if (ticket === undefined) return refuse('NothingServing')
  if (!ticket.applicants?.some((one) => one.visitorId !== undefined)) {
    return refuse('NoApplicantDetails')
  }
  const { ticketId, number, servingId } = ticket
  return accept({ type: 'ApplicantsShown', data: { ticketId, number, windowId, servingId } })
}
