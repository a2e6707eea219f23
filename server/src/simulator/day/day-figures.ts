import { type EpochMs, type TicketClass, ticketClasses } from '@yihao/contract'
import { netMs } from '../../engine/hall-hours.ts'
import type { Shift } from '../run-simulation.ts'
import { quantile } from '../theory/estimates.ts'
import type { DayHall } from './day-hall.ts'
import type { DayTicket } from './day-policy.ts'
import type { DayTrace } from './run-day.ts'

export interface Waits {
  readonly count: number
  readonly meanMs: number
  readonly medianMs: number
  readonly p90Ms: number
  readonly longestMs: number
}

export interface DayFigures {
  /** Of each call: a second window is waited for anew. */
  readonly all: Waits
  /** Of each visitor, all windows together. */
  readonly visits: Waits
  /** By class under which a number counts: its first one, or ordinary. */
  readonly byClass: Readonly<Record<string, Waits>>
  readonly byQueue: Readonly<Record<string, Waits>>
  readonly called: number
  /** Visits that went on to another window. */
  readonly severalWindows: number
  readonly left: number
  readonly unserved: number
  /** Called when the last session was over. */
  readonly afterClosing: number
  /** Time of services ÷ time of the sessions, and of overtime, of all windows. */
  readonly windowUse: number
  readonly useOf: Readonly<Record<string, number>>
  /** Calls that passed somebody who came earlier and could have been called there. */
  readonly outOfOrderCalls: number
  readonly overtakes: number
  /** How often the most overtaken one was. */
  readonly overtakesOfOne: number
  /** The same for the same calls. */
  readonly traceHash: string
}

export function figuresOf(hall: DayHall, trace: DayTrace): DayFigures {
  const { calls, left, unserved } = trace
  const tickets = [...calls.map(({ ticket }) => ticket), ...left]
  const waited = (ticket: DayTicket, to: EpochMs) =>
    [ticket, netMs(hall.calendar, ticket.queuedAt, to)] as const
  const waits = calls.map(({ ticket, at }) => waited(ticket, at))
  return {
    all: waitsOf(waits.map(([, wait]) => wait)),
    visits: waitsOf(visitsOf(waits)),
    byClass: grouped(waits, classOf),
    byQueue: grouped(waits, ({ queueId }) => queueId),
    called: calls.length,
    severalWindows: calls.filter(({ ticket }) => ticket.legsDone === 1).length,
    left: left.length,
    unserved: unserved.length,
    afterClosing: calls.filter(({ at }) => at > hall.closesAt).length,
    ...useOfWindows(hall, trace),
    outOfOrderCalls: calls.filter(({ passed }) => passed > 0).length,
    overtakes: calls.reduce((sum, { passed }) => sum + passed, 0),
    overtakesOfOne: tickets.reduce((most, { overtaken }) => Math.max(most, overtaken), 0),
    traceHash: hashOf(trace),
  }
}

const classOf = ({ classes }: DayTicket): TicketClass => classes[0] ?? 'ordinary'

function waitsOf(list: readonly number[]): Waits {
  const sorted = Float64Array.from(list).sort()
  const sum = sorted.reduce((total, one) => total + one, 0)
  return {
    count: sorted.length,
    meanMs: sorted.length === 0 ? 0 : sum / sorted.length,
    medianMs: quantile(sorted, 0.5),
    p90Ms: quantile(sorted, 0.9),
    longestMs: sorted.at(-1) ?? 0,
  }
}

function visitsOf(waits: readonly (readonly [DayTicket, number])[]): readonly number[] {
  const sums = new Map<DayTicket['visitor'], number>()
  for (const [{ visitor }, wait] of waits) sums.set(visitor, (sums.get(visitor) ?? 0) + wait)
  return [...sums.values()]
}

function grouped(
  waits: readonly (readonly [DayTicket, number])[],
  keyOf: (ticket: DayTicket) => string,
): Readonly<Record<string, Waits>> {
  const lists = new Map<string, number[]>()
  for (const [ticket, wait] of waits) {
    const list = lists.get(keyOf(ticket)) ?? []
    list.push(wait)
    lists.set(keyOf(ticket), list)
  }
  const order = (key: string) => (ticketClasses as readonly string[]).indexOf(key)
  const sorted = [...lists].sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, list]) => [key, waitsOf(list)]))
}

function useOfWindows(hall: DayHall, { calls }: DayTrace): Pick<DayFigures, 'windowUse' | 'useOf'> {
  const served = new Map(hall.windows.map(({ windowId }) => [windowId, [] as Shift[]]))
  for (const { windowId, at, ticket } of calls) {
    served.get(windowId)?.push({ from: at, to: at + ticket.service })
  }
  let [busy, open] = [0, 0]
  const useOf = hall.windows.map(({ windowId, shifts }) => {
    const services = served.get(windowId) ?? []
    const sessions = shifts.map(({ from, to }) => ({ from, to: Math.min(to, hall.closesAt) }))
    // A service that runs into the rest or past closing keeps its window open so long.
    const mine = lengthOf(services)
    const there = lengthOf(sessions) + mine - common(services, sessions)
    busy += mine
    open += there
    return [windowId, there === 0 ? 0 : mine / there] as const
  })
  return { windowUse: open === 0 ? 0 : busy / open, useOf: Object.fromEntries(useOf) }
}

const lengthOf = (spans: readonly Shift[]) =>
  spans.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0)

const common = (some: readonly Shift[], others: readonly Shift[]) =>
  some.reduce(
    (sum, a) =>
      sum +
      lengthOf(others.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }))),
    0,
  )

/** FNV-1a over who was called where and when. */
function hashOf({ calls }: DayTrace): string {
  let hash = 0x811c9dc5
  for (const { ticket, windowId, at } of calls) {
    for (const one of `${ticket.order.tie}@${windowId}@${at};`) {
      hash = Math.imul(hash ^ (one.codePointAt(0) ?? 0), 0x01000193)
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
