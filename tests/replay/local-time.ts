import { type BusinessDate, type EpochMs, startOfDate } from '@yihao/contract'
import { MalformedRow } from './recorded-day.ts'

/**
 * Recorded clocks are read as the hall's own, wherever the office was: 08:00 there is 08:00 here.
 */
export function dateOf(text: string, column: string): BusinessDate {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  const [year, month, day] = (found?.slice(1) ?? []).map(Number)
  const made = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0))
  const real = found !== null && made.toISOString().slice(0, 10) === text && (year ?? 0) >= 1971
  if (!real) throw new MalformedRow(`${column} is not a date: ${text}`)
  return text as BusinessDate
}

/** `HH:MM:SS` of a date. */
export function clockOf(date: BusinessDate, text: string, column: string): EpochMs {
  const found = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/.exec(text)
  if (found === null) throw new MalformedRow(`${column} is not a time: ${text}`)
  const [hours = 0, minutes = 0, seconds = 0] = found.slice(1).map(Number)
  return (startOfDate(date) + ((hours * 60 + minutes) * 60 + seconds) * 1_000) as EpochMs
}

/** `2020-01-13T08:00:05`; a blank instead of the T is taken too. */
export function momentOf(text: string, column: string): EpochMs {
  const [date = '', clock = '', more] = text.split(/[T ]/)
  if (more !== undefined || clock === '') {
    throw new MalformedRow(`${column} is not a local time to the second: ${text}`)
  }
  return clockOf(dateOf(date, column), clock, column)
}
