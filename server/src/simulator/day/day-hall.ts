import {
  atClock,
  type BusinessDate,
  type EpochMs,
  type HallCalendar,
  type ItemCode,
  type PackageCode,
  type Plan,
  type QueueId,
  type TicketClass,
  type WindowId,
} from '@yihao/contract'
import { indexOf, type Need } from '../../engine/plan-index.ts'
import type { Shift } from '../run-simulation.ts'

/** Somebody who takes a number, and how long the window will need. */
export interface DayVisitor extends Need {
  readonly at: EpochMs
  readonly queueId: QueueId
  readonly itemCodes: readonly ItemCode[]
  readonly packageCodes: readonly PackageCode[]
  readonly classes: readonly TicketClass[]
  readonly serviceMs: number
  /** Gives up after waiting so long. */
  readonly patienceMs: number
}

export interface DayWindow {
  readonly windowId: WindowId
  readonly shifts: readonly Shift[]
  mayTake(need: Need): boolean
}

/** A hall on one day, as far as calling goes. */
export interface DayHall {
  readonly plan: Plan
  readonly calendar: HallCalendar
  readonly windows: readonly DayWindow[]
  /** When the last session ends; who still waits then is served. */
  readonly closesAt: EpochMs
}

/** The windows of a plan in its sessions. Tidal windows (潮汐窗口) stay closed, as by default. */
export function hallOn(plan: Plan, date: BusinessDate): DayHall {
  const index = indexOf(plan)
  const sessions = plan.calendar.sessions
    .map(({ from, to }) => ({ from: atClock(date, from), to: atClock(date, to) }))
    .sort((a, b) => a.from - b.from)
  const last = sessions.at(-1)
  const shifts = sessions.map((one) =>
    one === last ? { ...one, to: Number.POSITIVE_INFINITY } : one,
  )
  return {
    plan,
    calendar: plan.calendar,
    closesAt: last?.to ?? atClock(date, '24:00'),
    windows: plan.windows
      .filter(({ tidal }) => !tidal)
      .map(({ windowId }) => ({
        windowId,
        shifts,
        mayTake: (need) => index.mayTake(windowId, need),
      })),
  }
}
