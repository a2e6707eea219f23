import type { BusinessDate, EpochMs, RecordedEvent } from '@yihao/contract'
import { evolve } from '../engine/evolve.ts'
import { createHall, type HallState } from '../engine/hall.ts'
import type { Fact } from './facts.ts'
import { otherFact, runningFacts, windowFacts } from './hall-facts.ts'
import { forget, type Memory, newMemory } from './memory.ts'
import { addToPlaces, type SumsByPlace } from './sums.ts'
import { conductRulesOf, ticketFact } from './ticket-facts.ts'

export interface MonitoredDay {
  readonly businessDate: BusinessDate
  readonly openedAt: EpochMs
  readonly facts: Fact[]
  /** The sums of the facts so far, by place. */
  readonly sums: SumsByPlace
}

/** Everything the monitoring knows of the log up to `hall.seq`. */
export interface Monitor {
  hall: HallState
  readonly memory: Memory
  day: MonitoredDay | undefined
  /** Counted while no day was open, such as a late rating: it belongs to the next day. */
  late: Fact[]
}

export const createMonitor = (hallId: HallState['hallId']): Monitor => ({
  hall: createHall(hallId),
  memory: newMemory(),
  day: undefined,
  late: [],
})

/**
 * Takes one event of the log; hands back the day that it closed. Told twice or out of order, it
 * changes nothing. Nothing but the log goes in, so that any rebuild gives the same figures.
 */
export function foldMonitor(monitor: Monitor, event: RecordedEvent): MonitoredDay | undefined {
  const { hall, memory } = monitor
  if (event.position.seq !== hall.seq + 1) return undefined
  if (event.type === 'DayOpened') openDay(monitor, event.data.businessDate, event.recordedAt)
  const before = ticketFact(hall, event, memory) ?? otherFact(hall, event, memory)
  evolve(hall, event)
  if (before !== undefined) take(monitor, before)
  for (const fact of windowFacts(hall, event, memory)) take(monitor, fact)
  if (event.type !== 'DayClosed') return undefined
  const closed = monitor.day
  monitor.day = undefined
  return closed
}

function openDay(monitor: Monitor, businessDate: BusinessDate, at: EpochMs): void {
  forget(monitor.memory, at, conductRulesOf(monitor.hall).revisitDays)
  monitor.day = { businessDate, openedAt: at, facts: [], sums: new Map() }
  for (const fact of monitor.late.splice(0)) take(monitor, fact)
}

function take(monitor: Monitor, fact: Fact): void {
  if (monitor.day === undefined) {
    monitor.late.push(fact)
    return
  }
  monitor.day.facts.push(fact)
  addToPlaces(monitor.day.sums, monitor.hall.plan, fact)
}

/** The running day as it stands at `at`, with the windows that are open; nothing is changed. */
export function runningDay(
  { hall, memory, day }: Monitor,
  at: EpochMs,
): { readonly day: MonitoredDay; readonly more: readonly Fact[] } | undefined {
  return day === undefined ? undefined : { day, more: runningFacts(hall, memory, at) }
}
