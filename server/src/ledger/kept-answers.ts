/** A day that is running is told anew so often at the most. */
const freshMs = 5_000
const keptMax = 8

interface Kept<T> {
  readonly at: number
  readonly answer: Promise<T>
  /** Of a day that is over nothing changes any more. */
  final: boolean
}

/** The last few reports: five managers who look at one day make it be read once. */
export class KeptAnswers<T extends { readonly closed: boolean }> {
  readonly #kept = new Map<string, Kept<T>>()

  of(key: string, make: () => Promise<T>, now = performance.now()): Promise<T> {
    const known = this.#kept.get(key)
    if (known !== undefined && (known.final || now - known.at < freshMs)) return known.answer
    const kept: Kept<T> = { at: now, answer: make(), final: false }
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > keptMax && oldest !== undefined) this.#kept.delete(oldest)
    kept.answer.then(
      ({ closed }) => {
        kept.final = closed
      },
      // Whoever asked is told; the next one tries again.
      () => this.#kept.delete(key),
    )
    return kept.answer
  }
}
