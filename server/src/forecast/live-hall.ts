import { LiveQueue, type LiveTicket, type PastCall } from './live-queue.ts'
import type { QueueNews } from './queue-news.ts'

/** A window as the calls and services show it. */
export interface LiveWindow {
  readonly key: string
  lastSeenAt: number
  /** The ticket it has now. */
  ticket: LiveTicket | undefined
  /** When it called that ticket. */
  busySince: number
  readonly queues: Set<string>
}

/** One day of one hall, built only from what has been told so far. */
export class LiveHall {
  readonly queues = new Map<string, LiveQueue>()
  readonly windows = new Map<string, LiveWindow>()
  readonly #tickets = new Map<string, LiveTicket>()
  lastCall: PastCall | undefined
  readonly callMoments: number[] = []
  readonly joinMoments: number[] = []
  waitingCount = 0
  /** The first number of the day. */
  openedAt: number | undefined

  queue(key: string): LiveQueue {
    const known = this.queues.get(key)
    if (known !== undefined) return known
    const made = new LiveQueue(key)
    this.queues.set(key, made)
    return made
  }

  ticket(id: string): LiveTicket | undefined {
    return this.#tickets.get(id)
  }

  /** News of tickets that never joined are passed over: a log may begin in the middle of a day. */
  hear(news: QueueNews): void {
    if (news.kind === 'joined') {
      this.#join(news.ticket, news.queue, news.at)
      return
    }
    const ticket = this.#tickets.get(news.ticket)
    if (ticket === undefined) return
    if (news.kind === 'called') this.#call(ticket, news)
    else if (news.kind === 'seated') ticket.seatedAt = news.at
    else this.#finish(ticket, news)
  }

  #join(id: string, queueKey: string, joinedAt: number): void {
    const queue = this.queue(queueKey)
    const ticket: LiveTicket = { id, queue: queueKey, joinedAt, ahead: queue.waitingCount }
    this.#tickets.set(id, ticket)
    queue.join(ticket)
    this.joinMoments.push(joinedAt)
    this.openedAt ??= joinedAt
    this.waitingCount += 1
  }

  #call(ticket: LiveTicket, news: QueueNews & { kind: 'called' }): void {
    if (ticket.calledAt !== undefined) return
    const queue = this.queue(ticket.queue)
    queue.call(ticket, news.at, news.open)
    ticket.calledAt = news.at
    this.lastCall = queue.lastCall()
    this.callMoments.push(news.at)
    this.waitingCount -= 1
    if (news.window === undefined) return
    ticket.window = news.window
    const window = this.#window(news.window)
    Object.assign(window, { ticket, busySince: news.at, lastSeenAt: news.at })
    window.queues.add(ticket.queue)
  }

  #finish(ticket: LiveTicket, { kind, at }: QueueNews): void {
    const queue = this.queue(ticket.queue)
    if (ticket.calledAt === undefined) {
      queue.drop(ticket, at)
      this.waitingCount -= 1
    } else if (kind === 'served') {
      queue.services.push(at - ticket.calledAt)
    }
    const window = ticket.window === undefined ? undefined : this.windows.get(ticket.window)
    if (window?.ticket === ticket) Object.assign(window, { ticket: undefined, lastSeenAt: at })
    this.#tickets.delete(ticket.id)
  }

  #window(key: string): LiveWindow {
    const known = this.windows.get(key)
    if (known !== undefined) return known
    const made = { key, lastSeenAt: 0, ticket: undefined, busySince: 0, queues: new Set<string>() }
    this.windows.set(key, made)
    return made
  }
}
