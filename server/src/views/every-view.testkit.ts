import type { DeviceId, EpochMs, ScreenView, ZoneId } from '@yihao/contract'
import fc from 'fast-check'
import type { HallView } from '../engine/hall.ts'
import { randomPress } from '../engine/random-hall.testkit.ts'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { opens } from '../engine/steps.testkit.ts'
import { boardView } from './board-view.ts'
import { counterView } from './counter-view.ts'
import { guideView } from './guide-view.ts'
import { kioskView } from './kiosk-view.ts'
import { signView } from './sign-view.ts'
import { ticketView } from './ticket-view.ts'
import { wallView } from './wall-view.ts'

export const runs = { numRuns: 20, seed: 20_261_123 }

/** What hangs in the hall for all to see. */
export function publicViews(hall: HallView, at: EpochMs): readonly ScreenView[] {
  const views = [
    boardView(hall, 'hall' as ZoneId, at),
    kioskView(hall, 'kiosk-1' as DeviceId, { at, printer: 'ready' }),
    ...[...hall.windows.keys()].map((windowId) => signView(hall, windowId, at)),
  ]
  return views.filter((view) => view !== undefined)
}

/** Every view that anybody could look at in this moment. */
export function everyView(hall: HallView, at: EpochMs): readonly ScreenView[] {
  const tickets = [...hall.tickets.keys(), ...hall.closed.keys()]
  const views = [
    wallView(hall, at),
    guideView(hall, at),
    ...[...hall.windows.keys()].map((windowId) => counterView(hall, windowId, at)),
    ...tickets.map((ticketId) => ticketView(hall, ticketId, at)),
  ]
  return [...publicViews(hall, at), ...views.filter((view) => view !== undefined)]
}

/** Halls after a random stretch of a day. */
export const randomHall: fc.Arbitrary<Scenario> = fc
  .noBias(fc.array(randomPress, { maxLength: 120, size: 'max' }))
  .map((presses) => {
    const hall = openHall().given(...['w1', 'w2', 'w3', 'w4'].map(opens))
    for (const { seconds, step } of presses) hall.later(seconds).run(step)
    const story = presses.map(({ name, seconds }) => `${name} (+${seconds} s)`).join(', ')
    return Object.assign(hall, { [fc.toStringMethod]: () => story })
  })
