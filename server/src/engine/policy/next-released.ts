import type { EpochMs, TicketId, WindowId } from '@yihao/contract'
import type { HallView } from '../hall.ts'
import { helpersIn, leftUntil } from '../needs/preferred-window.ts'
import { obstacle } from './call-policy.ts'

/** When the first of the numbers that this window leaves to others may be called here (NEED-3). */
export function nextReleased(
  hall: HallView,
  { windowId, at }: { readonly windowId: WindowId; readonly at: EpochMs },
  except: ReadonlySet<TicketId>,
): EpochMs | undefined {
  const { plan } = hall
  if (plan === undefined) return undefined
  const helpers = helpersIn(hall, plan)
  let first: EpochMs | undefined
  for (const ticket of hall.tickets.values()) {
    if (ticket.status !== 'waiting' || except.has(ticket.ticketId)) continue
    if (ticket.needs === undefined && !ticket.classes.includes('green')) continue
    if (obstacle(hall, windowId, ticket, at) !== 'preferred-window') continue
    const until = leftUntil(plan, helpers, { windowId, ticket, at })
    if (until !== undefined && (first === undefined || until < first)) first = until
  }
  return first
}
