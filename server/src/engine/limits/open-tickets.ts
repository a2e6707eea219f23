import type { EpochMs } from '@yihao/contract'
import { returnsInSession } from '../calling/reinstate-ticket.ts'
import type { HallView } from '../hall.ts'
import { actsFor } from './counted-take.ts'

/** Who missed and cannot be put back must be able to take another number (TAKE-7). */
export function holdsTooMany(hall: HallView, personHash: string | undefined, at: EpochMs): boolean {
  const { plan } = hall
  if (personHash === undefined || plan === undefined) return false
  let open = 0
  for (const ticket of hall.tickets.values()) {
    if (ticket.personHash !== personHash || actsFor(ticket) !== undefined) continue
    const lost =
      ticket.status === 'no-show' &&
      returnsInSession(plan, ticket, at) >= plan.rules.reinstateCountMax
    if (!lost) open += 1
  }
  return open >= plan.rules.openTicketsPerPersonMax
}
