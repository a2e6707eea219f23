import { seeded } from '../../server/src/forecast/trees/seeded.ts'

export interface GeneratedHall {
  readonly seed: number
  readonly days: number
  readonly windows: number
  readonly services: number
  readonly ticketsADay: number
}

const minute = 60
const opens = 9 * 3_600
const closes = 17 * 3_600

interface Visit {
  readonly number: string
  readonly service: number
  readonly at: number
  readonly patience: number
}

/** Full tickets of a hall with shared windows, staggered lunch breaks, a rush, no-shows. */
export function generatedTickets(hall: GeneratedHall): string {
  const chance = seeded(hall.seed)
  const header =
    'ticket,arrival,service,priority,called,service_start,service_end,counter,outcome,left_at'
  const days = Array.from({ length: hall.days }, (_, index) => dateOfIndex(index))
  return `${[header, ...days.flatMap((date) => dayRows(hall, date, chance))].join('\n')}\n`
}

/** Working days from 2 March 2026 on. */
function dateOfIndex(index: number): string {
  const day = 2 + Math.floor(index / 5) * 7 + (index % 5)
  return new Date(Date.UTC(2026, 2, day)).toISOString().slice(0, 10)
}

function dayRows(hall: GeneratedHall, date: string, chance: () => number): readonly string[] {
  const rows: string[] = []
  const arrivals = visitsOf(hall, chance)
  const free = Array.from({ length: hall.windows }, () => opens)
  let line: Visit[] = []
  let next = 0
  for (let now = opens; now < closes + 4 * 3_600; now += 5) {
    for (; (arrivals[next]?.at ?? Number.POSITIVE_INFINITY) <= now; next += 1) {
      line.push(arrivals[next] as Visit)
    }
    for (const visit of line.filter(({ at, patience }) => now - at > patience)) {
      rows.push(abandonedRow(date, visit, now))
    }
    line = line.filter(({ at, patience }) => now - at <= patience)
    for (let window = 0; window < hall.windows; window += 1) {
      if ((free[window] ?? 0) > now || onBreak(window, hall.windows, now)) continue
      const place = line.findIndex(({ service }) => serves(hall, window, service))
      const [visit] = place < 0 ? [] : line.splice(place, 1)
      if (visit === undefined) continue
      const row = servedRow(date, visit, { now, window, chance })
      free[window] = row.end + 15
      rows.push(row.text)
    }
  }
  return rows
}

function visitsOf(hall: GeneratedHall, chance: () => number): readonly Visit[] {
  const busy = hall.ticketsADay * (0.85 + 0.3 * chance())
  const visits = Array.from({ length: Math.round(busy) }, () => {
    const service = Math.floor(hall.services * chance() ** 1.3)
    const rush = chance() < 0.35 ? 0.15 + 0.15 * chance() : chance() * 0.95
    const at = Math.round(opens + rush * (closes - opens))
    const patience = chance() < 0.06 ? Math.round(chance() * 60 * minute) : closes
    return { service, at, patience }
  })
  return visits
    .sort((a, b) => a.at - b.at)
    .map((visit, index) => ({
      ...visit,
      number: `${String.fromCharCode(65 + visit.service)}${String(index + 1).padStart(3, '0')}`,
    }))
}

/** Every window serves two neighbouring services, the first of them all. */
function serves({ services }: GeneratedHall, window: number, service: number): boolean {
  if (window === 0) return true
  const first = window % services
  return service === first || service === (first + 1) % services
}

function onBreak(window: number, windows: number, now: number): boolean {
  const from = 11.5 * 3_600 + Math.floor((window * 3) / windows) * 45 * minute
  return now >= from && now < from + 45 * minute
}

interface Turn {
  readonly now: number
  readonly window: number
  readonly chance: () => number
}

function servedRow(date: string, visit: Visit, { now, window, chance }: Turn) {
  const at = (seconds: number) => `${date}T${clock(seconds)}`
  const counter = String(window + 1)
  if (chance() < 0.05) {
    const end = now + 90
    const cells = [visit.number, at(visit.at), `service ${visit.service + 1}`, '0', at(now)]
    return { end, text: [...cells, '', '', counter, 'abandoned', at(end)].join(',') }
  }
  const start = now + 10 + Math.floor(30 * chance())
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  const mean = (4 + 2 * visit.service) * minute
  const end = start + Math.max(20, Math.round(mean * Math.exp(0.6 * normal - 0.18)))
  const cells = [visit.number, at(visit.at), `service ${visit.service + 1}`, '0', at(now)]
  return { end, text: [...cells, at(start), at(end), counter, 'served', ''].join(',') }
}

function abandonedRow(date: string, visit: Visit, now: number): string {
  const cells = [visit.number, `${date}T${clock(visit.at)}`, `service ${visit.service + 1}`, '0']
  return [...cells, '', '', '', '', 'abandoned', `${date}T${clock(now)}`].join(',')
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
