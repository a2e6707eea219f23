import type { PersonId, Plan, QueueId, WindowId } from '@yihao/contract'
import { type Errand, errandGroup, errandKey, statedOf } from './errand.ts'
import { type Lengths, lengthsOf, scaled, shrunk } from './lengths.ts'

/** Presence of one window, by quarter of an hour of the day; older days count less. */
export interface WindowHabit {
  days: number
  readonly present: number[]
}

export interface ClerkPace {
  services: number
  /** Of observed ÷ expected. */
  logs: number
}

/** All that a hall's own log has taught; plain data, so that it can be kept and sent. */
export interface LearntState {
  /** By errand: the latest lengths at the window, in ms. */
  readonly services: Record<string, number[]>
  /** By group of errands: the latest observed ÷ stated. */
  readonly ratios: Record<string, number[]>
  readonly clerks: Record<PersonId, ClerkPace>
  /** From the first call until seated. */
  readonly approaches: number[]
  /** From free, with somebody waiting, until the next call. */
  readonly turns: number[]
  /** From the first call until given up. */
  readonly noShows: number[]
  calls: number
  missed: number
  readonly pauses: Record<string, number[]>
  readonly windows: Record<WindowId, WindowHabit>
  bookingsKept: number
  bookingsMissed: number
  /** Check-in against the beginning of the slot. */
  readonly checkIns: number[]
  /** By queue: numbers faster than an ordinary one by half hour of the day, bookings apart. */
  readonly faster: Record<QueueId, number[]>
  /** By queue: all numbers that joined, by half hour of the day. */
  readonly arrivals: Record<QueueId, number[]>
  days: number
}

export const emptyLearnt = (): LearntState => ({
  services: {},
  ratios: {},
  clerks: {},
  approaches: [],
  turns: [],
  noShows: [],
  calls: 0,
  missed: 0,
  pauses: {},
  windows: {},
  bookingsKept: 0,
  bookingsMissed: 0,
  checkIns: [],
  faster: {},
  arrivals: {},
  days: 0,
})

const minuteMs = 60_000
/** The latest of each kind; a hall changes, and more would only cost. */
export const keptMost = 200
export function keep(list: number[], value: number): void {
  list.push(value)
  if (list.length > keptMost) list.shift()
}

/** What was seen of a group counts against the catalogue as so many services. */
const groupWeight = 20
/** What was seen of an errand counts against its group as so many. */
const errandWeight = 12
const clerkWeight = 15
const clerkPaceMost = 2
/** From the call to the window: QLess reports 35 s with a board in the lobby. */
const approachStated = lengthsOf(35_000, 75_000)
const turnStated = lengthsOf(15_000, 60_000)
const pauseStated = lengthsOf(10 * minuteMs, 30 * minuteMs)
const fewWeight = 10
const noShowsStated = { missed: 1.5, calls: 50 }

/** Answers from what was learnt, shrunk to what is to be expected without. */
export class Learnt {
  readonly state: LearntState
  readonly #ofErrand = new Map<string, Lengths>()
  readonly #ofGroup = new Map<string, Lengths>()
  readonly #shared = new Map<string, Lengths>()

  constructor(state: LearntState = emptyLearnt()) {
    this.state = state
  }

  /** Something was added to the state. */
  changed(): void {
    this.#ofErrand.clear()
    this.#ofGroup.clear()
    this.#shared.clear()
  }

  /** At an average clerk. */
  serviceOf(plan: Plan, errand: Errand): Lengths {
    const key = errandKey(errand)
    const known = this.#ofErrand.get(key)
    if (known !== undefined) return known
    const stated = statedOf(plan, errand)
    const group = scaled(this.#ratioOf(errandGroup(errand), stated), stated.medianMs)
    const made = shrunk(this.state.services[key] ?? [], group, errandWeight)
    this.#ofErrand.set(key, made)
    return made
  }

  /** How much longer than average this clerk takes. */
  paceOf(clerkId: PersonId | undefined): number {
    const pace = clerkId === undefined ? undefined : this.state.clerks[clerkId]
    if (pace === undefined) return 1
    const factor = Math.exp(pace.logs / (pace.services + clerkWeight))
    return Math.min(clerkPaceMost, Math.max(1 / clerkPaceMost, factor))
  }

  get approaches(): Lengths {
    return this.#kept('approaches', () => shrunk(this.state.approaches, approachStated, fewWeight))
  }

  get turns(): Lengths {
    return this.#kept('turns', () => shrunk(this.state.turns, turnStated, fewWeight))
  }

  /** `givenUpAfterMs`: when the hall gives somebody up by itself. */
  noShowMs(givenUpAfterMs: number): Lengths {
    const stated = lengthsOf(Math.max(1, givenUpAfterMs), Math.max(1, givenUpAfterMs) * 1.3)
    return this.#kept(`no-show ${givenUpAfterMs}`, () =>
      shrunk(this.state.noShows, stated, fewWeight),
    )
  }

  get noShowShare(): number {
    const { missed, calls } = this.state
    return (missed + noShowsStated.missed) / (calls + noShowsStated.calls)
  }

  pauseOf(reasonCode: string | undefined): Lengths {
    return this.#kept(`pause ${reasonCode}`, () => {
      const all = shrunk(Object.values(this.state.pauses).flat(), pauseStated, fewWeight)
      return shrunk(this.state.pauses[reasonCode ?? ''] ?? [], all, fewWeight)
    })
  }

  /** Share of the bookings that are kept. */
  get bookingShare(): number {
    const { bookingsKept, bookingsMissed } = this.state
    return (bookingsKept + 18) / (bookingsKept + bookingsMissed + 20)
  }

  /** Check-in against the beginning of the slot; usually a little before. */
  get checkIns(): Lengths {
    return this.#kept('check-ins', () => {
      const stated = lengthsOf(8 * minuteMs, 15 * minuteMs).map((one) => 4 * minuteMs - one)
      return shrunk(this.state.checkIns, stated.sort(), fewWeight)
    })
  }

  /** Faster numbers to be expected in that queue in that half hour of the day. */
  fasterIn(queueId: QueueId, halfHour: number): number {
    const { faster, days } = this.state
    return days === 0 ? 0 : (faster[queueId]?.[halfHour] ?? 0) / days
  }

  /** Numbers to be expected in that queue in that half hour of the day; today alone before any other. */
  arrivalsIn(queueId: QueueId, halfHour: number): number {
    const { arrivals, days } = this.state
    const counts = arrivals[queueId] ?? []
    if (days > 0) return (counts[halfHour] ?? 0) / days
    return Math.max(counts[halfHour] ?? 0, counts[halfHour - 1] ?? 0)
  }

  #ratioOf(group: string, { medianMs, p90Ms }: { medianMs: number; p90Ms: number }): Lengths {
    const spread = `${group} ${(p90Ms / medianMs).toFixed(1)}`
    const known = this.#ofGroup.get(spread)
    if (known !== undefined) return known
    const made = shrunk(this.state.ratios[group] ?? [], lengthsOf(1, p90Ms / medianMs), groupWeight)
    this.#ofGroup.set(spread, made)
    return made
  }

  #kept(name: string, make: () => Lengths): Lengths {
    const known = this.#shared.get(name)
    if (known !== undefined) return known
    const made = make()
    this.#shared.set(name, made)
    return made
  }
}
