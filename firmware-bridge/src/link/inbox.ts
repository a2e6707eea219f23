import type { Log } from '../driver.ts'

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

type Take = (value: unknown) => boolean

/** Messages by their exact topic, each checked against its schema before anybody sees it. */
export class Inbox {
  readonly filters: Record<string, { readonly qos: 0 | 1 }> = {}
  readonly #takers = new Map<string, Take>()
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  on<T>(topic: string, qos: 0 | 1, schema: Schema<T>, listener: (payload: T) => void): void {
    this.filters[topic] = { qos }
    this.#takers.set(topic, (value) => {
      const parsed = schema.safeParse(value)
      if (parsed.success) listener(parsed.data)
      return parsed.success
    })
  }

  /** A topic without a taker is one subscribed to in an earlier life; its device is gone. */
  take(topic: string, payload: Uint8Array): void {
    // An emptied retained topic says that there is nothing.
    if (payload.length === 0) return
    const take = this.#takers.get(topic)
    if (take !== undefined && !take(parsed(payload))) {
      this.#log.warn({ topic }, 'A message could not be read')
    }
  }
}

function parsed(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8'))
  } catch {
    return undefined
  }
}
