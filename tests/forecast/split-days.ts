import type { RecordedDay } from '../replay/recorded-day.ts'

const judgedByDefault = 4

export interface SplitDays {
  readonly fit: readonly RecordedDay[]
  readonly judged: readonly RecordedDay[]
  readonly fitDates: readonly string[]
  readonly judgedDates: readonly string[]
}

/** Learn from the first days, judge on the later ones; throws where nothing is left to judge. */
export function splitDays(days: readonly RecordedDay[], fitUntil: string | undefined): SplitDays {
  const dates = [...new Set(days.map(({ date }) => String(date)))].sort()
  if (dates.length === 0) throw new Error('the file holds no usable row')
  const fitCount = dates.length - Math.min(judgedByDefault, Math.ceil(dates.length / 2))
  const isFit = (date: string) =>
    fitUntil === undefined ? dates.indexOf(date) < fitCount : date <= fitUntil
  const [fitDates, judgedDates] = [dates.filter(isFit), dates.filter((date) => !isFit(date))]
  if (judgedDates.length === 0) {
    throw new Error(`no day is left to judge: the last of the file is ${dates[dates.length - 1]}`)
  }
  const [fit, judged] = [
    days.filter(({ date }) => isFit(date)),
    days.filter(({ date }) => !isFit(date)),
  ]
  return { fit, judged, fitDates, judgedDates }
}
