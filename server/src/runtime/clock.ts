import type { EpochMs } from '@yihao/contract'

/** Time is a port: real in a hall, with a start and a speed in demonstrations and replays. */
export interface Clock {
  now(): EpochMs
  /** Hall milliseconds in one real millisecond. */
  readonly speed: number
  /** Runs once, at or soon after hall time `at`; the answer cancels it. */
  setTimer(at: EpochMs, run: () => void): () => void
}

/**
 * A long sleep is slept in parts: meanwhile the machine may have been suspended or its clock set,
 * and setTimeout, which holds 31 bits, follows neither.
 */
const sleepRealMsMax = 60_000

export class RealClock implements Clock {
  readonly speed = 1

  now(): EpochMs {
    return Date.now() as EpochMs
  }

  setTimer(at: EpochMs, run: () => void): () => void {
    return sleepUntil(() => at - Date.now(), run)
  }
}

/** Starts at a moment of the hall and runs `speed` times as fast as real time. */
export class AcceleratedClock implements Clock {
  #hallAt: number
  #realAt: number
  #speed: number
  readonly #rearms = new Set<() => void>()

  constructor(start: EpochMs, speed: number) {
    this.#hallAt = start
    this.#realAt = performance.now()
    this.#speed = speed
  }

  get speed(): number {
    return this.#speed
  }

  now(): EpochMs {
    const passed = (performance.now() - this.#realAt) * this.#speed
    return Math.floor(this.#hallAt + passed) as EpochMs
  }

  /** Sleepers are woken at their hall time, whatever the speed becomes meanwhile. */
  changeSpeed(speed: number): void {
    this.#hallAt = this.now()
    this.#realAt = performance.now()
    this.#speed = speed
    for (const rearm of this.#rearms) rearm()
  }

  setTimer(at: EpochMs, run: () => void): () => void {
    const realMs = () => (at - this.now()) / this.#speed
    let cancel = sleepUntil(realMs, fire)
    const rearms = this.#rearms
    const rearm = () => {
      cancel()
      cancel = sleepUntil(realMs, fire)
    }
    rearms.add(rearm)
    function fire() {
      rearms.delete(rearm)
      run()
    }
    return () => {
      rearms.delete(rearm)
      cancel()
    }
  }
}

function sleepUntil(realMsLeft: () => number, run: () => void): () => void {
  let timer: NodeJS.Timeout
  const sleep = () => {
    timer = setTimeout(wake, Math.min(sleepRealMsMax, Math.max(0, Math.ceil(realMsLeft()))))
  }
  const wake = () => (realMsLeft() > 0 ? sleep() : run())
  sleep()
  return () => clearTimeout(timer)
}

/** For tests: time stands still until it is told to go on. */
export class ManualClock implements Clock {
  readonly speed = 1
  #now: EpochMs
  readonly #timers = new Set<{ readonly at: EpochMs; readonly run: () => void }>()

  constructor(start: EpochMs) {
    this.#now = start
  }

  now(): EpochMs {
    return this.#now
  }

  setTimer(at: EpochMs, run: () => void): () => void {
    const timer = { at, run }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  /** Sets the time, forwards or backwards, and runs what was due. */
  moveTo(at: EpochMs): void {
    this.#now = at
    for (const timer of [...this.#timers].sort((a, b) => a.at - b.at)) {
      if (timer.at > this.#now || !this.#timers.delete(timer)) continue
      timer.run()
    }
  }
}
