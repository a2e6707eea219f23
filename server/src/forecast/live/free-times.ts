const blockSize = 12

/** When each window is free, with the earliest at hand: only the block that changed is looked through. */
export class FreeTimes {
  readonly #at: Float64Array
  /** Of each block the place that is free first. */
  readonly #first: Int32Array

  constructor(times: Float64Array) {
    this.#at = times
    this.#first = new Int32Array(Math.ceil(times.length / blockSize))
    for (let block = 0; block < this.#first.length; block += 1) this.#look(block)
  }

  at(place: number): number {
    return this.#at[place] as number
  }

  set(place: number, at: number): void {
    this.#at[place] = at
    this.#look(Math.floor(place / blockSize))
  }

  /** Its place; 0 where there is no window at all. */
  earliest(): number {
    const first = this.#first
    let best = first[0] ?? 0
    for (let block = 1; block < first.length; block += 1) {
      const place = first[block] as number
      if ((this.#at[place] as number) < (this.#at[best] as number)) best = place
    }
    return best
  }

  #look(block: number): void {
    const from = block * blockSize
    const until = Math.min(from + blockSize, this.#at.length)
    let best = from
    for (let place = from + 1; place < until; place += 1) {
      if ((this.#at[place] as number) < (this.#at[best] as number)) best = place
    }
    this.#first[block] = best
  }
}
