const relayTimeoutMs = 5_000

/** Which line of the file a ticket of the hall is, told by the kiosks soon after it was taken. */
export class TakenTickets {
  readonly #lines = new Map<string, number>()
  #waiting: (() => void)[] = []
  /** Grows with each ticket and at the end. */
  changes = 0
  closed = false

  add(ticketId: string, line: number): void {
    this.#lines.set(ticketId, line)
    this.#changed()
  }

  /** Nobody comes any more. */
  close(): void {
    this.closed = true
    this.#changed()
  }

  /** Resolves when anything came after `changes` was `seen`. */
  async beyond(seen: number): Promise<void> {
    while (this.changes <= seen) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  async lineOf(ticketId: string): Promise<number | undefined> {
    const until = Date.now() + relayTimeoutMs
    for (;;) {
      const line = this.#lines.get(ticketId)
      if (line !== undefined || Date.now() > until) return line
      const timeout = new Promise<void>((resolve) => setTimeout(resolve, 100))
      await Promise.race([this.beyond(this.changes), timeout])
    }
  }

  #changed(): void {
    this.changes += 1
    const waiting = this.#waiting
    this.#waiting = []
    for (const resolve of waiting) resolve()
  }
}
