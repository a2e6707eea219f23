import {
  addDays,
  type BusinessDate,
  businessDateAt,
  clockMs,
  type Duty,
  type EpochMs,
  type HallCalendar,
  type PersonId,
  type Plan,
  readHallClock,
  startOfDate,
  type WindowId,
} from '@yihao/contract'
import { opensOn } from '../hall-hours.ts'

/** A stretch of the day in milliseconds from midnight; the end is not part of it. */
export interface DayStretch {
  readonly from: number
  readonly to: number
}

const daysLookedAheadMax = 30

/** Its own hours, or all of its session; undefined when the plan has no such session. */
export function dutyHours(calendar: HallCalendar, duty: Duty): DayStretch | undefined {
  const hours =
    duty.hours ?? calendar.sessions.find((session) => session.sessionId === duty.sessionId)
  return hours && { from: clockMs(hours.from), to: clockMs(hours.to) }
}

/** A duty never stands on a day on which the hall is closed (DUTY-1). */
export function dutyHoldsOn(calendar: HallCalendar, duty: Duty, date: BusinessDate): boolean {
  const at = startOfDate(date)
  if (!opensOn(calendar, at)) return false
  const { days } = duty
  if (days.kind === 'dates') return days.dates.includes(date)
  if (days.except?.includes(date) === true) return false
  if (days.makeUpDays && calendar.openDates.includes(date)) return true
  return days.weekdays.includes(readHallClock(at).weekday)
}

/** Who is to be at this window now, a planned break included. */
export function dutyAt(plan: Plan, windowId: WindowId, at: EpochMs): Duty | undefined {
  return runningAt(plan, indexOf(plan).get(windowId) ?? [], at)
}

/** Where this person is to be now, a planned break included. */
export function dutyOf(plan: Plan, personId: PersonId, at: EpochMs): Duty | undefined {
  const own = (plan.dutyPlan ?? []).filter((duty) => duty.personId === personId)
  return runningAt(plan, own, at)
}

function runningAt(plan: Plan, duties: readonly Duty[], at: EpochMs): Duty | undefined {
  const { sinceMidnightMs, businessDate } = readHallClock(at)
  return duties.find((duty) => {
    const hours = dutyHours(plan.calendar, duty)
    if (hours === undefined || !within(hours, sinceMidnightMs)) return false
    return dutyHoldsOn(plan.calendar, duty, businessDate)
  })
}

/** The duty of this window has its planned rest now (DUTY-2); false where nobody is planned. */
export function inPlannedBreak(plan: Plan, windowId: WindowId, at: EpochMs): boolean {
  const duty = dutyAt(plan, windowId, at)
  return duty !== undefined && rests(duty, at)
}

/** At these windows somebody is to be present now: on duty and in no planned break. */
export function plannedWindows(plan: Plan, at: EpochMs): readonly WindowId[] {
  return [...indexOf(plan).keys()].filter((windowId) => {
    const duty = dutyAt(plan, windowId, at)
    return duty !== undefined && !rests(duty, at)
  })
}

/** The next moment after this one at which a duty or a planned break begins or ends. */
export function nextDutyChange(plan: Plan, after: EpochMs): EpochMs | undefined {
  const duties = plan.dutyPlan ?? []
  let date = businessDateAt(after)
  for (let day = 0; duties.length > 0 && day <= daysLookedAheadMax; day += 1) {
    let next = Number.POSITIVE_INFINITY
    for (const duty of duties) {
      if (!dutyHoldsOn(plan.calendar, duty, date)) continue
      for (const ms of changesOf(plan.calendar, duty)) {
        const at = startOfDate(date) + ms
        if (at > after && at < next) next = at
      }
    }
    if (Number.isFinite(next)) return next as EpochMs
    date = addDays(date, 1)
  }
  return undefined
}

function changesOf(calendar: HallCalendar, duty: Duty): readonly number[] {
  const hours = dutyHours(calendar, duty)
  if (hours === undefined) return []
  const breaks = duty.breaks.flatMap(({ from, to }) => [clockMs(from), clockMs(to)])
  return [hours.from, hours.to, ...breaks]
}

function rests(duty: Duty, at: EpochMs): boolean {
  const ms = readHallClock(at).sinceMidnightMs
  return duty.breaks.some(({ from, to }) => within({ from: clockMs(from), to: clockMs(to) }, ms))
}

const within = ({ from, to }: DayStretch, ms: number): boolean => from <= ms && ms < to

const indexes = new WeakMap<Plan, ReadonlyMap<WindowId, readonly Duty[]>>()

function indexOf(plan: Plan): ReadonlyMap<WindowId, readonly Duty[]> {
  const known = indexes.get(plan)
  if (known !== undefined) return known
  const made = new Map<WindowId, Duty[]>()
  for (const duty of plan.dutyPlan ?? []) {
    const there = made.get(duty.windowId)
    if (there === undefined) made.set(duty.windowId, [duty])
    else there.push(duty)
  }
  indexes.set(plan, made)
  return made
}
