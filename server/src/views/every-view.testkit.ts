import type { DeviceId, EpochMs, Plan, ScreenView, ZoneId } from '@yihao/contract'
import fc from 'fast-check'
import { plansOf, randomDay, storyOf } from '../engine/days/random-day.testkit.ts'
import { type Press, stepOf } from '../engine/days/random-presses.testkit.ts'
import type { HallView } from '../engine/hall.ts'
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

/** A hall after a random stretch of a day, and what would be pressed next. */
export interface HallInDay extends Scenario {
  readonly rest: readonly Press[]
  readonly plans: readonly Plan[]
}

const stretch = 0.8

export const randomHall: fc.Arbitrary<HallInDay> = randomDay.map((day) => {
  const plans = plansOf(day)
  const scenario = openHall(plans[0])
  for (const windowId of [...scenario.hall.windows.keys()]) scenario.given(opens(windowId))
  const here = Math.floor(day.presses.length * stretch)
  press(scenario, day.presses.slice(0, here), plans)
  const rest = day.presses.slice(here)
  return Object.assign(scenario, { rest, plans, [fc.toStringMethod]: () => storyOf(day) })
})

/** Presses one after another; the decision of each. */
export function press(scenario: Scenario, presses: readonly Press[], plans: readonly Plan[]) {
  return presses.map((one) => scenario.later(one.after).run(stepOf(one, plans)).decision)
}
