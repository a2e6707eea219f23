export interface RateBucketOptions {
  readonly burst: number
  readonly perSecond: number
  /** Milliseconds that never jump. */
  readonly nowMs: number
}

/** So many at once, so many a second after that; a stuck key must not fill the log. */
export class RateBucket {
  #left: number
  #at: number
  readonly #options: RateBucketOptions

  constructor(options: RateBucketOptions) {
    this.#options = options
    this.#left = options.burst
    this.#at = options.nowMs
  }

  take(nowMs: number): boolean {
    const { burst, perSecond } = this.#options
    const earned = ((nowMs - this.#at) / 1_000) * perSecond
    this.#left = Math.min(burst, this.#left + Math.max(0, earned))
    this.#at = nowMs
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
