import {
  type EpochMs,
  type RefusalCode,
  type ScreenView,
  type Subscription,
  subscriptionSchema,
  type TicketId,
} from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { type Caller, capable } from '../people/caller.ts'
import { boardView } from '../views/board-view.ts'
import { counterView } from '../views/counter-view.ts'
import { guideView } from '../views/guide-view.ts'
import { kioskView } from '../views/kiosk-view.ts'
import type { HallRanges } from '../views/ranges.ts'
import { signView } from '../views/sign-view.ts'
import { ticketView } from '../views/ticket-view.ts'
import { wallView } from '../views/wall-view.ts'
import type { RealtimeDeps } from './deps.ts'

/** One view that several screens may share; `ticket` is made particular by its ticket. */
export interface Watched {
  readonly key: string
  readonly subscription: Subscription
  readonly ticketId: TicketId | undefined
}

export function watchedOf(subscription: Subscription, caller: Caller): Watched {
  const ticketId =
    subscription.kind === 'ticket' && caller.kind === 'visitor' ? caller.ticketId : undefined
  const key = [...Object.values(subscription), ticketId ?? ''].join('/')
  return { key, subscription: subscriptionSchema.parse(subscription), ticketId }
}

/** What it shows now; undefined where the plan has no such place. */
export function viewOf(
  hall: HallView,
  { subscription, ticketId }: Watched,
  context: {
    readonly at: EpochMs
    readonly conditions: RealtimeDeps['conditions']
    readonly ranges: HallRanges | undefined
  },
): ScreenView | undefined {
  const { at, conditions, ranges } = context
  switch (subscription.kind) {
    case 'board':
      return boardView(hall, subscription.zoneId, at, ranges)
    case 'sign':
      return signView(hall, subscription.windowId, at)
    case 'counter':
      return counterView(hall, subscription.windowId, at, ranges)
    case 'wall':
      return wallView(hall, at, ranges)
    case 'guide':
      return guideView(hall, at)
    case 'kiosk':
      return kioskView(hall, subscription.kioskId, {
        at,
        ranges,
        printer: conditions.printerOf(subscription.kioskId),
      })
    case 'ticket':
      return ticketId === undefined ? undefined : ticketView(hall, ticketId, at, ranges)
  }
}

/** Why this caller may not look at it (ROLE-5); public boards still need a paired screen. */
export function unseen(
  hall: HallView,
  caller: Caller,
  subscription: Subscription,
): RefusalCode | undefined {
  if (caller.kind === 'nobody') return 'NotSignedIn'
  switch (subscription.kind) {
    case 'board':
    case 'sign':
      return caller.kind === 'visitor' ? 'NotAllowed' : undefined
    case 'counter':
      if (!capable(hall, caller, 'see-counter')) return 'NotAllowed'
      return ownWindow(hall, caller, subscription.windowId) ? undefined : 'NotYourWindow'
    case 'wall':
      return capable(hall, caller, 'see-wall') ? undefined : 'NotAllowed'
    case 'guide':
      return capable(hall, caller, 'see-guide') ? undefined : 'NotAllowed'
    case 'kiosk': {
      if (caller.kind !== 'device' || caller.assignment.kind !== 'kiosk') return 'NotAllowed'
      return caller.assignment.kioskId === subscription.kioskId ? undefined : 'KioskUnknown'
    }
    case 'ticket':
      return caller.kind === 'visitor' ? undefined : 'NotAllowed'
  }
}

/** Managers look at any counter, clerks at the one where they are signed in. */
function ownWindow(hall: HallView, caller: Caller, windowId: string): boolean {
  if (caller.kind !== 'staff') return false
  return caller.windowId === windowId || capable(hall, caller, 'see-wall')
}
