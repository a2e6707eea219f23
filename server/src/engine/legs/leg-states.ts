import type { EpochMs, HallEventOf, Matters, ServingId } from '@yihao/contract'
import type { Ticket, TicketIn } from '../hall.ts'
import { isNothing, type Legs, oneLeg, together } from './legs.ts'

const nowOf = ({ itemCodes, packageCodes }: Matters): Matters => ({ itemCodes, packageCodes })

/** How a new number begins: with all of it, or with the first leg of it. */
export function firstOf({
  itemCodes,
  packageCodes,
  split,
}: HallEventOf<'TicketIssued'>['data']): Matters & { readonly legs?: Legs } {
  if (split === undefined) return { itemCodes, packageCodes }
  return { ...split.leg, legs: { ...oneLeg, later: split.later } }
}

/** The leg that has just ended joins those that are done. */
export function withDone(
  ticket: Ticket,
  end: { readonly servingId: ServingId; readonly windowId: TicketIn<'serving'>['windowId'] },
  endedAt: EpochMs,
): Legs {
  const legs = ticket.legs ?? oneLeg
  const { servingId, windowId } = end
  return { ...legs, done: [...legs.done, { matters: nowOf(ticket), windowId, servingId, endedAt }] }
}

/** What a consultation found out is what the number is for from now on. */
export function foundOut(
  ticket: Ticket,
  found: HallEventOf<'TicketTransferred'>['data']['found'],
): Matters & { readonly legs?: Legs | undefined } {
  const { itemCodes, packageCodes, legs } = ticket
  if (found === undefined) return { itemCodes, packageCodes, legs }
  if (isNothing(found.later)) return found.leg
  return { ...found.leg, legs: { ...(legs ?? oneLeg), later: found.later } }
}

/** How a visit of several legs ended, for the visitor's page: what was done last is done. */
export function legsAtEnd(
  ticket: Ticket,
  end: { readonly servingId?: ServingId | undefined; readonly closedAt: EpochMs },
): Legs | undefined {
  const { legs } = ticket
  if (legs === undefined) return undefined
  if (end.servingId === undefined || !('windowId' in ticket)) {
    return { ...legs, later: together(nowOf(ticket), legs.later) }
  }
  const { servingId } = end
  return withDone(ticket, { servingId, windowId: ticket.windowId }, end.closedAt)
}
