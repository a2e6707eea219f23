/** One ticket as far as it is known now. */
export interface LiveTicket {
  readonly id: string
  readonly queue: string
  readonly joinedAt: number
  /** Who waited in its queue when it joined. */
  readonly ahead: number
  calledAt?: number
  seatedAt?: number
  window?: string
}

/** A call that has happened. */
export interface PastCall {
  readonly at: number
  readonly joinedAt: number
  readonly waitMs: number
  readonly ahead: number
  /** How long somebody had waited in the queue, in all that day, at that moment. */
  readonly busyMs: number
  readonly open: number | undefined
}

/** One queue of one day: who waits, the calls and joins so far. */
export class LiveQueue {
  readonly key: string
  readonly #waiting = new Map<string, LiveTicket>()
  readonly calls: PastCall[] = []
  readonly joins: number[] = []
  /** Services ended today, the length of each. */
  readonly services: number[] = []
  /** Windows seen at the last call, and at the most today. */
  openNow: number | undefined
  openMost = 0
  #busyMs = 0
  #busySince = 0

  constructor(key: string) {
    this.key = key
  }

  get waitingCount(): number {
    return this.#waiting.size
  }

  /** In the order of joining. */
  waiting(): IterableIterator<LiveTicket> {
    return this.#waiting.values()
  }

  /** How long somebody has waited here today; calls are counted against it, not against idle time. */
  busyMs(now: number): number {
    return this.#waiting.size === 0 ? this.#busyMs : this.#busyMs + now - this.#busySince
  }

  join(ticket: LiveTicket): void {
    if (this.#waiting.size === 0) this.#busySince = ticket.joinedAt
    this.#waiting.set(ticket.id, ticket)
    this.joins.push(ticket.joinedAt)
  }

  call(ticket: LiveTicket, at: number, open: number | undefined): void {
    this.drop(ticket, at)
    const { joinedAt, ahead } = ticket
    this.calls.push({ at, joinedAt, waitMs: at - joinedAt, ahead, busyMs: this.busyMs(at), open })
    if (open !== undefined && open > 0) {
      this.openNow = open
      this.openMost = Math.max(this.openMost, open)
    }
  }

  drop(ticket: LiveTicket, at: number): void {
    if (!this.#waiting.delete(ticket.id) || this.#waiting.size > 0) return
    this.#busyMs += at - this.#busySince
  }

  lastCall(back = 0): PastCall | undefined {
    return this.calls[this.calls.length - 1 - back]
  }

  head(): LiveTicket | undefined {
    return this.#waiting.values().next().value
  }
}

/** How many of a rising list of moments lie after `since`. */
export function countSince(moments: readonly number[], since: number): number {
  let count = 0
  while (count < moments.length && (moments[moments.length - 1 - count] ?? 0) > since) count += 1
  return count
}

export function callsSince(calls: readonly PastCall[], since: number): number {
  let count = 0
  while (count < calls.length && (calls[calls.length - 1 - count]?.at ?? 0) > since) count += 1
  return count
}
