import type { CallPolicy } from '../engine/policy/call-policy.ts'
import { chooseHead } from './choose-head.ts'
import { TimeHeap } from './time-heap.ts'
import { type SimTicket, WaitingLane } from './waiting-lane.ts'

/** From when to when it calls; it finishes whom it serves. */
export interface Shift {
  readonly from: number
  readonly to: number
}

export interface SimWindow {
  /** The lanes it may call from. */
  readonly lanes: readonly number[]
  /** Always there without them. */
  readonly shifts?: readonly Shift[]
}

/** Of several free windows: the one with the fewest lanes, or the one that is free longest. */
export type IdleRule = 'dedicated-first' | 'longest-idle'

export interface SimModel<T extends SimTicket> {
  /** So many to begin with; a ticket may bring another one. */
  readonly lanes: number
  readonly windows: readonly SimWindow[]
  readonly idle: IdleRule
  policy(lanes: readonly WaitingLane<T>[]): CallPolicy<T>
  /** In order of arrival; undefined at the end. */
  nextArrival(): T | undefined
  /** Just before it joins a line: where the lane depends on the lines as they are. */
  joins?(ticket: T, at: number, lanes: readonly WaitingLane<T>[]): void
  /** A window is done with it: what it does next, if anything. */
  finished?(ticket: T, at: number): T | undefined
  /** Called at that window; `free` when it was free already when the visitor came. */
  started(ticket: T, call: SimCall<T>): void
  left?(ticket: T, at: number): void
}

export interface SimCall<T extends SimTicket> {
  readonly window: number
  readonly at: number
  readonly free: boolean
  /** Who waits now, without the one called. */
  readonly lanes: readonly WaitingLane<T>[]
}

/** Runs until nobody is left to come, wait or be served. */
export function runSimulation<T extends SimTicket>(model: SimModel<T>): void {
  new Simulation(model).run()
}

class Simulation<T extends SimTicket> {
  readonly #model: SimModel<T>
  readonly #lanes: WaitingLane<T>[]
  readonly #policy: CallPolicy<T>
  /** Windows that become free or begin a shift. */
  readonly #ready = new TimeHeap<number>()
  readonly #leaving = new TimeHeap<T>()
  /** Free windows, the longest free first. */
  readonly #free: number[] = []
  readonly #busyUntil = new Map<number, number>()
  readonly #serving = new Map<number, T>()

  constructor(model: SimModel<T>) {
    this.#model = model
    this.#lanes = Array.from({ length: model.lanes }, () => new WaitingLane<T>())
    this.#policy = model.policy(this.#lanes)
    for (const [window, { shifts }] of model.windows.entries()) {
      if (shifts === undefined) this.#free.push(window)
      for (const { from } of shifts ?? []) this.#ready.push(from, window)
    }
  }

  run(): void {
    let arriving = this.#model.nextArrival()
    for (;;) {
      const comesAt = arriving?.order.at ?? Number.POSITIVE_INFINITY
      const at = Math.min(comesAt, this.#ready.nextAt, this.#leaving.nextAt)
      if (at === Number.POSITIVE_INFINITY) return
      if (this.#ready.nextAt === at) this.#windowReady(this.#ready.pop() as number, at)
      else if (this.#leaving.nextAt === at) this.#leaves(this.#leaving.pop() as T, at)
      else if (arriving !== undefined) {
        this.#joins(arriving, at)
        arriving = this.#model.nextArrival()
      }
    }
  }

  #joins(ticket: T, at: number): void {
    this.#model.joins?.(ticket, at, this.#lanes)
    const place = this.#freeFor(ticket.lane, at)
    if (place >= 0) {
      const [window] = this.#free.splice(place, 1)
      if (window !== undefined) this.#start(ticket, window, at, true)
      return
    }
    this.#laneOf(ticket).add(ticket)
    if (ticket.patience !== Number.POSITIVE_INFINITY) {
      this.#leaving.push(at + ticket.patience, ticket)
    }
  }

  #laneOf({ lane }: T): WaitingLane<T> {
    while (this.#lanes.length <= lane) this.#lanes.push(new WaitingLane<T>())
    return this.#lanes[lane] as WaitingLane<T>
  }

  #freeFor(lane: number, at: number): number {
    const { windows, idle } = this.#model
    let best = -1
    let fewest = Number.POSITIVE_INFINITY
    for (let place = 0; place < this.#free.length; place += 1) {
      const window = windows[this.#free[place] as number]
      if (window === undefined || !window.lanes.includes(lane) || !onShift(window, at)) continue
      if (idle === 'longest-idle') return place
      if (window.lanes.length >= fewest) continue
      best = place
      fewest = window.lanes.length
    }
    return best
  }

  #leaves(ticket: T, at: number): void {
    if (ticket.gone) return
    this.#lanes[ticket.lane]?.remove(ticket)
    this.#model.left?.(ticket, at)
  }

  #windowReady(place: number, at: number): void {
    const window = this.#model.windows[place]
    if (window === undefined) return
    this.#goesOn(place, at)
    if (window.shifts !== undefined) {
      // A shift may begin while the last visitor of the one before is still there.
      if ((this.#busyUntil.get(place) ?? 0) > at) return
      const known = this.#free.indexOf(place)
      if (known >= 0) this.#free.splice(known, 1)
      if (!onShift(window, at)) return
    }
    const ticket = chooseHead(this.#lanes, window.lanes, this.#policy, at)
    if (ticket === undefined) {
      this.#free.push(place)
      return
    }
    this.#lanes[ticket.lane]?.remove(ticket)
    this.#start(ticket, place, at, false)
  }

  /** Whoever was served here goes on to the next line before this window calls again. */
  #goesOn(place: number, at: number): void {
    if (this.#model.finished === undefined || (this.#busyUntil.get(place) ?? 0) > at) return
    const served = this.#serving.get(place)
    this.#serving.delete(place)
    const next = served === undefined ? undefined : this.#model.finished(served, at)
    if (next !== undefined) this.#joins(next, at)
  }

  #start(ticket: T, window: number, at: number, free: boolean): void {
    ticket.gone = true
    const done = at + ticket.service
    if (this.#model.windows[window]?.shifts !== undefined) this.#busyUntil.set(window, done)
    if (this.#model.finished !== undefined) this.#serving.set(window, ticket)
    this.#ready.push(done, window)
    this.#model.started(ticket, { window, at, free, lanes: this.#lanes })
  }
}

export function onShift({ shifts }: Pick<SimWindow, 'shifts'>, at: number): boolean {
  return shifts === undefined || shifts.some(({ from, to }) => at >= from && at < to)
}
