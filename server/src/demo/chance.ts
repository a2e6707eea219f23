/** Numbers that look random and are the same for the same seed (mulberry32, public domain). */
export class Chance {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** 0 ≤ x < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next())
  }

  /** Log-normal by its median and its 90 % point. */
  lasting(median: number, p90: number): number {
    const spread = Math.log(Math.max(p90, median * 1.05) / median) / 1.2816
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
    return median * Math.exp(spread * normal)
  }

  pick<T>(list: readonly T[], weightOf: (one: T) => number): T | undefined {
    const total = list.reduce((sum, one) => sum + weightOf(one), 0)
    let left = this.next() * total
    for (const one of list) {
      left -= weightOf(one)
      if (left < 0) return one
    }
    return list.at(-1)
  }
}
