import type { EpochMs, SignView, WindowId } from '@yihao/contract'
import { ticketAt } from '../engine/guards.ts'
import type { HallView } from '../engine/hall.ts'
import { indexOf } from '../engine/plan-index.ts'
import { hallHead, windowHead } from './parts.ts'

/** What one window shows to the hall, on its screen and on its LED sign. */
export function signView(hall: HallView, windowId: WindowId, at: EpochMs): SignView | undefined {
  const { plan } = hall
  const live = hall.windows.get(windowId)
  const window = plan === undefined ? undefined : indexOf(plan).windows.get(windowId)
  if (plan === undefined || live === undefined || window === undefined) return undefined
  return {
    kind: 'sign',
    hall: hallHead(hall, plan, at),
    window: { ...windowHead(window), state: live.state },
    ...shownTicket(hall, windowId),
  }
}

function shownTicket(hall: HallView, windowId: WindowId): Pick<SignView, 'ticket'> {
  const ticket = ticketAt(hall, windowId)
  if (ticket?.status === 'called') {
    const { number, status, calledAt, callCount } = ticket
    return { ticket: { number, status, since: calledAt, callCount } }
  }
  if (ticket?.status === 'serving') {
    const { number, status, servingSince, callCount } = ticket
    return { ticket: { number, status, since: servingSince, callCount } }
  }
  return {}
}
