/** Shares of the last wait in the answer that are tried side by side. */
const shares = [0, 0.25, 0.5, 0.75, 1] as const
/** Errors of long ago count less: after some 70 waits half. */
const keeps = 0.99
/** A queue begins with the record of its hall, as if it had so many waits itself. */
const hallWeight = 25

interface Record {
  waits: number
  readonly errors: number[]
}

const emptyRecord = (): Record => ({ waits: 0, errors: shares.map(() => 0) })

/**
 * Never worse than telling the last wait for long: each queue mixes it in by that share which would
 * have erred least so far (following the leader among fixed experts, with the errors fading).
 */
export class MixKeeper {
  readonly #hall = emptyRecord()
  readonly #queues = new Map<string, Record>()

  /** How much of the last wait to take, 0 to 1. */
  share(queue: string): number {
    const own = this.#queues.get(queue) ?? emptyRecord()
    const hall = hallWeight / Math.max(1, this.#hall.waits)
    let best = { share: 0, error: Number.POSITIVE_INFINITY }
    for (const [place, share] of shares.entries()) {
      const error = (own.errors[place] ?? 0) + hall * (this.#hall.errors[place] ?? 0)
      if (error < best.error) best = { share, error }
    }
    return best.share
  }

  learn(queue: string, learnt: number, lastWait: number, waitMinutes: number): void {
    const own = this.#queues.get(queue) ?? emptyRecord()
    this.#queues.set(queue, own)
    for (const record of [own, this.#hall]) {
      record.waits = record.waits * keeps + 1
      for (const [place, share] of shares.entries()) {
        const error = Math.abs(learnt + share * (lastWait - learnt) - waitMinutes)
        record.errors[place] = (record.errors[place] ?? 0) * keeps + error
      }
    }
  }
}
