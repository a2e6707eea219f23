import type { BusinessDate, EpochMs } from './words.ts'

/**
 * China has kept one zone without daylight saving since 1991 (IANA tzdata, Asia/Shanghai), so the
 * hall's wall clock is UTC+8 by arithmetic, the same on a machine in any zone.
 */
export const hallOffsetMs = 8 * 3_600_000
const dayMs = 86_400_000

export interface HallClockReading {
  readonly businessDate: BusinessDate
  /** 1 Monday … 7 Sunday (ISO 8601). */
  readonly weekday: number
  /** Milliseconds since the hall's midnight. */
  readonly sinceMidnightMs: number
}

export function readHallClock(at: EpochMs): HallClockReading {
  const local = at + hallOffsetMs
  const day = Math.floor(local / dayMs)
  return {
    businessDate: dateOfDay(day),
    weekday: ((((day + 3) % 7) + 7) % 7) + 1,
    sinceMidnightMs: local - day * dayMs,
  }
}

export function businessDateAt(at: EpochMs): BusinessDate {
  return dateOfDay(Math.floor((at + hallOffsetMs) / dayMs))
}

/** The hall's midnight that begins `date`. */
export function startOfDate(date: BusinessDate): EpochMs {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return (daysFromCivil(year, month, day) * dayMs - hallOffsetMs) as EpochMs
}

/** `clock` is `HH:MM` on `date` in the hall. */
export function atClock(date: BusinessDate, clock: string): EpochMs {
  return (startOfDate(date) + clockMs(clock)) as EpochMs
}

/** Milliseconds from midnight to `HH:MM`. */
export function clockMs(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number]
  return (hours * 60 + minutes) * 60_000
}

/** `HH:MM` in the hall. */
export function clockText(at: EpochMs): string {
  const minutes = Math.floor(readHallClock(at).sinceMidnightMs / 60_000)
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

/** `HH:MM:SS` in the hall. */
export function clockSecondsText(at: EpochMs): string {
  const seconds = Math.floor(readHallClock(at).sinceMidnightMs / 1_000)
  return `${clockText(at)}:${pad(seconds % 60)}`
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return businessDateAt((startOfDate(date) + days * dayMs) as EpochMs)
}

/** Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The same source, civil_from_days. */
function dateOfDay(days: number): BusinessDate {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` as BusinessDate
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
