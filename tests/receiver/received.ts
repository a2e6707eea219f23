import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Delivery, FeedItem } from '@yihao/contract'

export type Taken =
  | { readonly kind: 'taken'; readonly fresh: number; readonly known: number }
  /** Something is missing in between: not acknowledged, so the hall sends again from there. */
  | { readonly kind: 'gap'; readonly expected: number; readonly got: number }

/** What came from one hall in one epoch, in order; a file of lines keeps it over a restart. */
export class Received {
  readonly items: FeedItem[] = []
  readonly #file: string | undefined
  readonly #seen = new Set<string>()
  readonly #last = new Map<string, number>()

  constructor(file?: string) {
    this.#file = file
    if (file === undefined || !existsSync(file)) return
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      // A line that was cut off by a crash was not acknowledged either.
      if (line.endsWith('}')) this.#keep(JSON.parse(line) as FeedItem)
    }
  }

  take({ hallId, epoch, items }: Delivery): Taken {
    const stream = `${hallId} ${epoch}`
    const fresh = items.filter(({ eventId }) => !this.#seen.has(eventId))
    const [first] = fresh
    const last = this.#last.get(stream)
    // Who began to listen later begins with the first one that comes.
    if (first !== undefined && last !== undefined && first.cursor !== last + 1) {
      return { kind: 'gap', expected: last + 1, got: first.cursor }
    }
    for (const [index, item] of fresh.entries()) {
      const before = fresh[index - 1]
      if (before !== undefined && item.cursor !== before.cursor + 1) {
        return { kind: 'gap', expected: before.cursor + 1, got: item.cursor }
      }
    }
    // Stored before it is acknowledged; otherwise a crash would lose what the hall takes for sent.
    if (this.#file !== undefined && fresh.length > 0) {
      const lines = fresh.map((item) => `${JSON.stringify(item)}\n`).join('')
      appendFileSync(this.#file, lines, { flush: true })
    }
    for (const item of fresh) this.#keep(item)
    return { kind: 'taken', fresh: fresh.length, known: items.length - fresh.length }
  }

  #keep(item: FeedItem): void {
    this.items.push(item)
    this.#seen.add(item.eventId)
    this.#last.set(`${item.hallId} ${item.epoch}`, item.cursor)
  }
}
