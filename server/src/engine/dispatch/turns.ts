import type { EpochMs, TicketId, WindowId } from '@yihao/contract'
import type { HallView, Readiness, WindowLive } from '../hall.ts'
import { chooseNext } from '../policy/call-policy.ts'
import { nextReleased } from '../policy/next-released.ts'
import { longestIdleFirst } from './longest-idle.ts'

/** What is to happen next at one ready window. */
export interface Turn {
  readonly windowId: WindowId
  readonly kind: 'offer' | 'call' | 'lapse'
  readonly ready: Readiness
  /** Not before this moment. */
  readonly at: EpochMs
}

export const isAutomatic = (hall: HallView): boolean =>
  hall.day !== undefined && hall.plan?.rules.dispatch?.mode === 'automatic'

interface ReadyWindow {
  readonly window: WindowLive
  readonly ready: Readiness
}

/**
 * Which ready windows have somebody to call. Each number is counted for one window only: first
 * for those to which a call is announced already, then for the longest idle (DISPATCH-3, DISPATCH-5).
 */
export function turnsOf(hall: HallView, at: EpochMs = hall.at): readonly Turn[] {
  if (!isAutomatic(hall)) return []
  const ready = longestIdleFirst(hall).flatMap((window): readonly ReadyWindow[] =>
    window.ready === undefined ? [] : [{ window, ready: window.ready }],
  )
  const announced = ready
    .filter((one) => one.ready.offer !== undefined)
    .sort((a, b) => (a.ready.offer?.callsAt ?? 0) - (b.ready.offer?.callsAt ?? 0))
  const others = ready.filter((one) => one.ready.offer === undefined)
  const counted = new Set<TicketId>()
  return [...announced, ...others].flatMap(({ window, ready }): readonly Turn[] => {
    const { windowId } = window
    const choice = chooseNext(hall, windowId, at, counted)
    if (choice !== undefined) counted.add(choice.ticket.ticketId)
    const { offer } = ready
    if (offer === undefined) {
      if (choice !== undefined) return [{ windowId, kind: 'offer', ready, at: ready.since }]
      // A number that is left to another window for a while becomes anybody's then (NEED-3).
      const later = nextReleased(hall, { windowId, at }, counted)
      return later === undefined ? [] : [{ windowId, kind: 'offer', ready, at: later }]
    }
    if (choice === undefined) return [{ windowId, kind: 'lapse', ready, at: offer.at }]
    return [{ windowId, kind: 'call', ready, at: offer.callsAt }]
  })
}
