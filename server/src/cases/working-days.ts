import {
  addDays,
  atClock,
  type BusinessDate,
  businessDateAt,
  clockMs,
  type EpochMs,
  type HallCalendar,
  sessionsAt,
  startOfDate,
} from '@yihao/contract'
import { opensOn } from '../engine/hall-hours.ts'

/** A calendar without any working day must end a search, too. */
const daysLookedMax = 3_700

export const isWorkingDay = (calendar: HallCalendar, date: BusinessDate): boolean =>
  opensOn(calendar, startOfDate(date))

/** The working day that comes `count` working days after `date`, or before it when negative. */
export function workingDayFrom(
  calendar: HallCalendar,
  date: BusinessDate,
  count: number,
): BusinessDate {
  const step = count < 0 ? -1 : 1
  let [day, left] = [date, Math.abs(count)]
  for (let looked = 0; left > 0 && looked < daysLookedMax; looked += 1) {
    day = addDays(day, step)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}

const lastClose = (calendar: HallCalendar, date: BusinessDate) =>
  [...sessionsAt(calendar, startOfDate(date))]
    .map(({ to }) => to)
    .sort()
    .at(-1)
const firstOpening = (calendar: HallCalendar, date: BusinessDate) =>
  [...sessionsAt(calendar, startOfDate(date))].map(({ from }) => from).sort()[0]

/** The close of business of a date. */
export const closeOf = (calendar: HallCalendar, date: BusinessDate): EpochMs =>
  atClock(date, lastClose(calendar, date) ?? '24:00')

/** When the hall begins to serve on a date. */
export const openingOf = (calendar: HallCalendar, date: BusinessDate): EpochMs =>
  atClock(date, firstOpening(calendar, date) ?? '00:00')

/**
 * The end of a term of so many working days. The day on which it begins does not count, and it ends
 * with the business hours of its last day: 民法典 第二百零一条, 第二百零三条.
 */
export const endOfTerm = (calendar: HallCalendar, from: EpochMs, days: number): EpochMs =>
  closeOf(calendar, workingDayFrom(calendar, businessDateAt(from), days))

/**
 * Working days from one moment to another: those whose close of business lies in (from, to], as a
 * negative number when `to` comes first.
 */
export function workingDaysBetween(calendar: HallCalendar, from: EpochMs, to: EpochMs): number {
  if (to < from) return -workingDaysBetween(calendar, to, from)
  const last = businessDateAt(to)
  let [date, count] = [businessDateAt(from), 0]
  for (let looked = 0; date <= last && looked < daysLookedMax; looked += 1) {
    const close = closeOf(calendar, date)
    if (isWorkingDay(calendar, date) && close > from && close <= to) count += 1
    date = addDays(date, 1)
  }
  return count
}

/** The moment at which so much of the hall's session time has passed. */
export function afterSessionTime(calendar: HallCalendar, from: EpochMs, ms: number): EpochMs {
  let [date, left] = [businessDateAt(from), ms]
  for (let looked = 0; looked < daysLookedMax; looked += 1) {
    if (isWorkingDay(calendar, date)) {
      for (const [start, end] of sessionsOf(calendar, date)) {
        const begin = Math.max(start, from)
        if (end <= begin) continue
        if (end - begin >= left) return (begin + left) as EpochMs
        left -= end - begin
      }
    }
    date = addDays(date, 1)
  }
  return (from + ms) as EpochMs
}

function sessionsOf({ sessions }: HallCalendar, date: BusinessDate) {
  return [...sessions]
    .sort((a, b) => clockMs(a.from) - clockMs(b.from))
    .map(({ from, to }) => [atClock(date, from), atClock(date, to)] as const)
}
