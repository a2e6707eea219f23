/** Hall time as a client learns it: every answer is late, so the least late one is the best. */
export class HallTime {
  readonly #speed: number
  #ahead = Number.NEGATIVE_INFINITY

  constructor(speed: number) {
    this.#speed = speed
  }

  learn(at: number): void {
    this.#ahead = Math.max(this.#ahead, at - performance.now() * this.#speed)
  }

  now(): number {
    return this.#ahead + performance.now() * this.#speed
  }

  /** Resolves at hall time `at`, or at once when it is past. */
  async until(at: number): Promise<void> {
    for (;;) {
      const left = (at - this.now()) / this.#speed
      if (left <= 0) return
      await realTime(Math.min(Math.ceil(left), 60_000))
    }
  }

  after(ms: number): Promise<void> {
    return this.until(this.now() + ms)
  }
}

export function realTime(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
