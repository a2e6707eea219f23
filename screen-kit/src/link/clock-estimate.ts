import type { EpochMs } from '@yihao/contract'

/** Hall time between two pulses: the last one heard, carried on at the hall's speed. */
export class ClockEstimate {
  #hallAt: number
  #heardAtMs: number
  #speed = 1
  readonly #realNow: () => number

  /** `realNow` counts real milliseconds and never jumps. */
  constructor(realNow: () => number = () => performance.now(), start: number = Date.now()) {
    this.#realNow = realNow
    this.#hallAt = start
    this.#heardAtMs = realNow()
  }

  learn(at: EpochMs, speed: number): void {
    this.#hallAt = at
    this.#heardAtMs = this.#realNow()
    this.#speed = speed
  }

  get speed(): number {
    return this.#speed
  }

  now(): EpochMs {
    const passed = this.#realNow() - this.#heardAtMs
    return Math.round(this.#hallAt + passed * this.#speed) as EpochMs
  }
}
