import type { CommandOf, HallEvent, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { listed } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { claimOf, oldEnough } from './visitor-facts.ts'

/** 补办优先申请: by staff, for a visitor who did not ask at the take or asked for the wrong group. */
export function claimPriority(
  stamped: StampedCommand,
  command: CommandOf<'ClaimPriority'>,
  hall: HallView,
): Decision {
  const { ticketId } = command.data
  const ticket = hall.tickets.get(ticketId)
  if (ticket === undefined || hall.plan === undefined) return refuse('TicketUnknown')
  if (ticket.claim !== undefined && ticket.claim.state !== 'refused') return refuse('ClaimStands')
  const made = claimOf(stamped, hall.plan, command.data.claim)
  if ('refusal' in made) return { ok: false, refusal: made.refusal }
  const { groupCode, confirmed } = made.claim
  const of = { ticketId, number: ticket.number, groupCode }
  const claimed: HallEvent = { type: 'PriorityClaimed', data: of }
  if (confirmed === undefined) return accept(claimed)
  return accept(claimed, { type: 'ClaimConfirmed', data: { ...of, proof: confirmed } })
}

/** 核验通过. From here on the class counts, at the place in line that the number has (PRIO-5). */
export function confirmClaim(
  { age }: StampedCommand,
  command: CommandOf<'ConfirmClaim'>,
  { tickets, plan }: HallView,
): Decision {
  const { ticketId, proof } = command.data
  const ticket = tickets.get(ticketId)
  if (ticket === undefined || plan === undefined) return refuse('TicketUnknown')
  if (ticket.claim?.state !== 'waiting') return refuse('ClaimNotWaiting')
  const { groupCode } = ticket.claim
  const group = plan.rules.priorityGroups?.find(({ code }) => code === groupCode)
  if (group === undefined || !group.proofs.some(({ kind }) => kind === proof)) {
    return refuse('ClaimNotConfirmable', { field: 'proof', detail: proof })
  }
  if (proof === 'age' && !oldEnough(group, age)) return refuse('AgeNotProven')
  return accept({
    type: 'ClaimConfirmed',
    data: { ticketId, number: ticket.number, groupCode, proof },
  })
}

/** 核验不通过. The number keeps its place, as an ordinary one (PRIO-6). */
export function refuseClaim(
  { note }: StampedCommand,
  command: CommandOf<'RefuseClaim'>,
  { tickets, plan }: HallView,
): Decision {
  const { ticketId, reasonCode } = command.data
  const ticket = tickets.get(ticketId)
  if (ticket === undefined || plan === undefined) return refuse('TicketUnknown')
  if (ticket.claim?.state !== 'waiting') return refuse('ClaimNotWaiting')
  if (!listed(plan.rules.claimRefusalReasons ?? [], reasonCode)) {
    return refuse('ReasonUnknown', { field: 'reasonCode', detail: reasonCode })
  }
  const { groupCode } = ticket.claim
  return accept({
    type: 'ClaimRefused',
    data: {
      ticketId,
      number: ticket.number,
      groupCode,
      reasonCode,
      ...(note === undefined ? {} : { note }),
    },
  })
}
