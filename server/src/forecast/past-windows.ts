import { LiveHall } from './live-hall.ts'
import type { PastDay } from './past-waits.ts'
import { minuteMs } from './queue-news.ts'

export const dutySlotMs = 15 * minuteMs
export const dutySlots = 64
/** So many past services of a queue are kept, evenly over the days. */
const lengthsMax = 400
/** A longer pause between two tickets is a break, not a turn of the window. */
const turnaroundMostMs = 5 * minuteMs

/** A window as past days showed it. */
export interface PastWindow {
  readonly queues: Set<string>
  days: number
  /** On how many days it served in each quarter of an hour since opening. */
  readonly present: Float64Array
}

/** What the past days of a hall say about its windows; empty where the log names none. */
export interface PastWindows {
  readonly windows: Map<string, PastWindow>
  /** By queue: from the call until the window was free, rising. */
  readonly lengths: Map<string, Float64Array>
  readonly turnaroundMs: number
}

export const noPastWindows: PastWindows = {
  windows: new Map(),
  lengths: new Map(),
  turnaroundMs: 0,
}

interface Gathered {
  readonly windows: Map<string, PastWindow>
  readonly lengths: Map<string, number[]>
  readonly turns: number[]
}

export function pastWindowsOf(days: readonly PastDay[]): ReadonlyMap<string, PastWindows> {
  const halls = new Map<string, Gathered>()
  for (const day of days) {
    const hall = halls.get(day.hall) ?? { windows: new Map(), lengths: new Map(), turns: [] }
    halls.set(day.hall, hall)
    gather(hall, day)
  }
  return new Map([...halls].map(([key, hall]) => [key, finished(hall)]))
}

function gather(hall: Gathered, { news }: PastDay): void {
  const live = new LiveHall()
  const seenToday = new Set<string>()
  const endedAt = new Map<string, number>()
  for (const one of news) {
    const ticket = live.ticket(one.ticket)
    if (one.kind === 'called' && one.window !== undefined && ticket !== undefined) {
      const window = windowIn(hall, one.window)
      window.queues.add(ticket.queue)
      const ended = endedAt.get(one.window)
      if (ended !== undefined && one.at - ended <= turnaroundMostMs) hall.turns.push(one.at - ended)
      endedAt.delete(one.window)
    }
    const ends = one.kind === 'served' || one.kind === 'left'
    if (ends && ticket?.window !== undefined && ticket.calledAt !== undefined) {
      const window = windowIn(hall, ticket.window)
      mark(window, ticket.calledAt - (live.openedAt ?? 0), one.at - (live.openedAt ?? 0))
      if (!seenToday.has(ticket.window)) window.days += 1
      seenToday.add(ticket.window)
      const lengths = hall.lengths.get(ticket.queue) ?? []
      hall.lengths.set(ticket.queue, lengths)
      lengths.push(one.at - ticket.calledAt)
      if (live.waitingCount > 0) endedAt.set(ticket.window, one.at)
    }
    live.hear(one)
  }
  for (const window of hall.windows.values()) settle(window)
}

function windowIn({ windows }: Gathered, key: string): PastWindow {
  const known = windows.get(key)
  if (known !== undefined) return known
  const made = { queues: new Set<string>(), days: 0, present: new Float64Array(dutySlots) }
  windows.set(key, made)
  return made
}

/** Whole numbers are finished days; half a day more is "seen today". */
function mark({ present }: PastWindow, from: number, until: number): void {
  const first = Math.max(0, Math.floor(from / dutySlotMs))
  const last = Math.min(dutySlots - 1, Math.floor(until / dutySlotMs))
  for (let slot = first; slot <= last; slot += 1) {
    present[slot] = Math.floor(present[slot] ?? 0) + 0.5
  }
}

function settle({ present }: PastWindow): void {
  for (let slot = 0; slot < dutySlots; slot += 1) present[slot] = Math.ceil(present[slot] ?? 0)
}

function finished({ windows, lengths, turns }: Gathered): PastWindows {
  const sorted = turns.sort((a, b) => a - b)
  const kept = [...lengths].map(([queue, all]) => {
    const every = Math.ceil(all.length / lengthsMax)
    return [queue, Float64Array.from(all.filter((_, at) => at % every === 0)).sort()] as const
  })
  const turnaroundMs = sorted[Math.floor(sorted.length / 2)] ?? 0
  return { windows, lengths: new Map(kept), turnaroundMs }
}
