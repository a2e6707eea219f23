import { setTimeout as sleep } from 'node:timers/promises'
import type { OutletStore } from '../log/outlet-store.ts'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { Source } from './log-source.ts'

export interface FollowerOptions<T> {
  /** Names the stored position. */
  readonly outlet: string
  readonly source: Source<T>
  readonly store: OutletStore
  readonly holder: string
  readonly logger: RuntimeLogger
  /** How many are handled at once; 1 unless told. */
  readonly portion?: number
  /** `sent` or nothing to send; rejects when they have to come again. */
  readonly handle: (portion: readonly T[]) => Promise<Outcome>
  readonly nowMs?: () => number
  readonly leaseMs?: number
  /** How long to wait after so many failures in a row, from 1; half a second unless told. */
  readonly retryMs?: number | ((failures: number) => number)
}

export type Outcome = 'sent' | 'passed'

const batchMax = 500
/** What was only passed over is saved now and then: reading it again costs little, a write more. */
const passedUnsavedMax = 200

/**
 * Follows the log from a stored position, one holder at a time. The position is saved after the
 * sending: a crash between the two sends again, under the same event id, which receivers drop.
 */
export class Follower<T> {
  readonly #options: FollowerOptions<T>
  readonly #nowMs: () => number
  readonly #leaseMs: number
  readonly #retryMs: (failures: number) => number
  readonly #end: () => void
  readonly #stopSign = new AbortController()
  #running: Promise<void> | undefined
  #more = false
  #leaseUntil = 0
  #at = 0
  #savedAt = 0
  #failures = 0

  constructor(options: FollowerOptions<T>) {
    this.#options = options
    this.#nowMs = options.nowMs ?? Date.now
    this.#leaseMs = options.leaseMs ?? 10_000
    const { retryMs = 500 } = options
    this.#retryMs = typeof retryMs === 'number' ? () => retryMs : retryMs
    this.#end = options.source.onMore(() => this.wake())
    this.wake()
  }

  wake(): void {
    if (this.#stopSign.signal.aborted) return
    this.#more = true
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
      if (this.#more) this.wake()
    })
  }

  async stop(): Promise<void> {
    this.#end()
    this.#stopSign.abort()
    this.#more = false
    await this.#running
    if (this.#leaseUntil === 0) return
    await this.#save().catch((err: unknown) => this.#complain(err))
    await this.#lease(0).catch((err: unknown) => this.#complain(err))
  }

  async #run(): Promise<void> {
    while (this.#more && !this.#stopSign.signal.aborted) {
      this.#more = false
      try {
        if (await this.#drain()) continue
      } catch (err) {
        this.#complain(err)
      }
      this.#more = true
      const ms = this.#retryMs(Math.max(1, this.#failures))
      await sleep(ms, undefined, this.#stopSign).catch(() => undefined)
    }
  }

  /** False when somebody else holds the lease. */
  async #drain(): Promise<boolean> {
    for (;;) {
      if (!(await this.#hold())) return false
      const batch = await this.#options.source.readAfter(this.#at, batchMax)
      if (!(await this.#handleAll(batch))) return false
      if (batch.length < batchMax || this.#stopSign.signal.aborted) return true
    }
  }

  async #handleAll(batch: readonly T[]): Promise<boolean> {
    const { source, handle, portion = 1 } = this.#options
    for (let from = 0; from < batch.length; from += portion) {
      if (this.#stopSign.signal.aborted) return true
      if (!(await this.#hold())) return false
      const part = batch.slice(from, from + portion)
      const outcome = await handle(part)
      this.#failures = 0
      this.#at = part.reduce((at, one) => Math.max(at, source.numberOf(one)), this.#at)
      if (outcome === 'sent' || this.#at - this.#savedAt >= passedUnsavedMax) await this.#save()
    }
    return true
  }

  /** Renews the lease in its second half; after a lapse somebody else may have moved on. */
  async #hold(): Promise<boolean> {
    const now = this.#nowMs()
    if (this.#leaseUntil - now > this.#leaseMs / 2) return true
    const lapsed = this.#leaseUntil <= now
    if (!(await this.#lease(now + this.#leaseMs))) {
      this.#leaseUntil = 0
      return false
    }
    this.#leaseUntil = now + this.#leaseMs
    if (lapsed) await this.#load()
    return true
  }

  #lease(untilMs: number): Promise<boolean> {
    const { store, source, outlet, holder } = this.#options
    return store.lease({ stream: source.stream, outlet, holder, nowMs: this.#nowMs(), untilMs })
  }

  async #load(): Promise<void> {
    const { store, source, outlet } = this.#options
    const stored = await store.load(source.stream, outlet)
    const known = stored === 0 || (await source.readAfter(stored - 1, 1)).length > 0
    this.#at = known ? stored : source.restart()
    this.#savedAt = stored
  }

  async #save(): Promise<void> {
    if (this.#at === this.#savedAt) return
    const { store, source, outlet } = this.#options
    await store.save(source.stream, outlet, this.#at)
    this.#savedAt = this.#at
  }

  /** One line until it goes again. */
  #complain(err: unknown): void {
    this.#failures += 1
    if (this.#failures > 1) return
    const { logger, outlet } = this.#options
    logger.error({ err, outlet }, 'an outlet of the log cannot go on yet and tries again')
  }
}
