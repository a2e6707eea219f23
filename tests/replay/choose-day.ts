import type { RecordedDay } from './recorded-day.ts'

export interface Wanted {
  readonly office?: string | undefined
  readonly date?: string | undefined
}

const listedMax = 12

/** The one day that was asked for; throws a sentence that names the choices otherwise. */
export function chooseDay(days: readonly RecordedDay[], { office, date }: Wanted): RecordedDay {
  const exact = days.filter((day) => day.office === office)
  const close = days.filter((day) => office === undefined || sounds(day.office, office))
  const fitting = (exact.length > 0 ? exact : close).filter(
    (day) => date === undefined || day.date === date,
  )
  const [only] = fitting
  if (only !== undefined && fitting.length === 1) return only
  if (days.length === 0) throw new Error('the file holds no usable row')
  const choices = fitting.length === 0 ? days : fitting
  const why = fitting.length === 0 ? 'no such day in the file' : 'several days fit'
  throw new Error(`${why}; choose with --office and --date, such as:\n${listed(choices)}`)
}

/** `Bemowo` means `UD_Bemowo`. */
function sounds(name: string, asked: string): boolean {
  const [one, other] = [name.toLowerCase(), asked.toLowerCase()]
  return one === other || one.endsWith(`_${other}`)
}

function listed(days: readonly RecordedDay[]): string {
  const busiest = [...days].sort((a, b) => b.tickets.length - a.tickets.length)
  const lines = busiest
    .slice(0, listedMax)
    .map((day) => `  --office ${day.office} --date ${day.date}   ${day.tickets.length} tickets`)
  const more = days.length - lines.length
  return [...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n')
}
