const relayTimeoutMs = 5_000
const lookAgainMs = 100

/** Which line of the file a ticket of the hall is, told by the kiosks soon after it was taken. */
export class TakenTickets {
  readonly #lines = new Map<string, number>()
  readonly #queueOf: ReadonlyMap<number, string>
  readonly #count = new Map<string, number>()
  #waiting: (() => void)[] = []
  /** Nobody comes any more. */
  closed = false

  /** The queue of each line. */
  constructor(queueOf: ReadonlyMap<number, string>) {
    this.#queueOf = queueOf
  }

  add(ticketId: string, line: number): void {
    this.#lines.set(ticketId, line)
    const queue = this.#queueOf.get(line) ?? ''
    this.#count.set(queue, this.countIn([queue]) + 1)
    this.#changed()
  }

  close(): void {
    this.closed = true
    this.#changed()
  }

  /** Tickets taken so far in these queues. */
  countIn(queues: readonly string[]): number {
    return queues.reduce((sum, queue) => sum + (this.#count.get(queue) ?? 0), 0)
  }

  /** Resolves when these queues have more than `seen`, or nobody comes any more. */
  async moreThan(seen: number, queues: readonly string[]): Promise<void> {
    while (!this.closed && this.countIn(queues) <= seen) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  async lineOf(ticketId: string): Promise<number | undefined> {
    const until = Date.now() + relayTimeoutMs
    for (;;) {
      const line = this.#lines.get(ticketId)
      if (line !== undefined || Date.now() > until) return line
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve)
        setTimeout(resolve, lookAgainMs)
      })
    }
  }

  #changed(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}
