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
import { type LegPlanner, legsByEngine } from './day-legs.ts'
import { shiftsOn } from './day-shifts.ts'

/** Somebody who takes a number, and how long the window will need. */
export interface DayVisitor extends Need {
  readonly at: EpochMs
  readonly queueId: QueueId
  readonly itemCodes: readonly ItemCode[]
  readonly packageCodes: readonly PackageCode[]
  /** Told of those whose things may have to be done at several windows. */
  readonly audience?: 'natural' | 'legal'
  readonly classes: readonly TicketClass[]
  /** All together, where several windows share it. */
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
  /** How a visit is shared among windows; without it one does everything. */
  readonly legs?: LegPlanner
  /** When the last session ends; who still waits then is served. */
  readonly closesAt: EpochMs
}

/** The windows of a plan as they are staffed on that day. */
export function hallOn(plan: Plan, date: BusinessDate): DayHall {
  const index = indexOf(plan)
  const closes = plan.calendar.sessions.map(({ to }) => atClock(date, to))
  const shifts = shiftsOn(plan, date)
  return {
    plan,
    calendar: plan.calendar,
    closesAt: Math.max(...closes) as EpochMs,
    legs: legsByEngine(plan),
    windows: plan.windows.flatMap(({ windowId }) => {
      const own = shifts.get(windowId)
      if (own === undefined) return []
      return [{ windowId, shifts: own, mayTake: (need) => index.mayTake(windowId, need) }]
    }),
  }
}
