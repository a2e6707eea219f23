/** A binary heap of what happens when; the earliest first, equal times in no promised order. */
export class TimeHeap<T> {
  readonly #times: number[] = []
  readonly #things: T[] = []

  get nextAt(): number {
    return this.#times[0] ?? Number.POSITIVE_INFINITY
  }

  push(at: number, thing: T): void {
    let place = this.#times.length
    this.#times.push(at)
    this.#things.push(thing)
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (this.#timeOf(parent) <= at) break
      this.#move(parent, place)
      place = parent
    }
    this.#put(place, at, thing)
  }

  pop(): T | undefined {
    const top = this.#things[0]
    const [at, thing] = [this.#times.pop(), this.#things.pop()]
    if (at === undefined || this.#times.length === 0) return top
    this.#sink(at, thing as T)
    return top
  }

  #sink(at: number, thing: T): void {
    const size = this.#times.length
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= size) break
      if (child + 1 < size && this.#timeOf(child + 1) < this.#timeOf(child)) child += 1
      if (this.#timeOf(child) >= at) break
      this.#move(child, place)
      place = child
    }
    this.#put(place, at, thing)
  }

  #timeOf(place: number): number {
    return this.#times[place] as number
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#timeOf(from), this.#things[from] as T)
  }

  #put(place: number, at: number, thing: T): void {
    this.#times[place] = at
    this.#things[place] = thing
  }
}
