import type { RecordedEvent } from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import { readRowsMax } from '../log/event-log.ts'
import type { RuntimeLogger } from './hall-runtime.ts'

export type CommitListener = (events: readonly RecordedEvent[], hall: HallView) => void

export interface CommitListenersOptions {
  /** Up to here everybody knows. */
  readonly toldSeq: number
  readonly readAfter: (seq: number, limit: number) => Promise<readonly RecordedEvent[]>
  readonly logger: RuntimeLogger
}

/** Tells what is committed: each event once, in order, whoever stored it. */
export class CommitListeners {
  readonly #options: CommitListenersOptions
  readonly #listeners = new Set<CommitListener>()
  #toldSeq: number

  constructor(options: CommitListenersOptions) {
    this.#options = options
    this.#toldSeq = options.toldSeq
  }

  add(listener: CommitListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Just committed, and at hand; read from the log where something before it was missed. */
  async tell(events: readonly RecordedEvent[], hall: HallView): Promise<void> {
    const [first, last] = [events.at(0), events.at(-1)]
    if (first === undefined || last === undefined) return
    if (first.position.seq === this.#toldSeq + 1) this.#tell(events, hall)
    else await this.tellMissed(last.position.seq, hall)
  }

  /** What another writer stored, or this one without learning of it. */
  async tellMissed(upTo: number, hall: HallView): Promise<void> {
    const { readAfter, logger } = this.#options
    while (this.#toldSeq < upTo) {
      const limit = Math.min(readRowsMax, upTo - this.#toldSeq)
      const events = await readAfter(this.#toldSeq, limit).catch((err: unknown) => {
        logger.error({ err }, 'events could not be read; they are told with the next ones')
        return []
      })
      if (events.length === 0) return
      this.#tell(events, hall)
    }
  }

  #tell(events: readonly RecordedEvent[], hall: HallView): void {
    this.#toldSeq = events.at(-1)?.position.seq ?? this.#toldSeq
    for (const listener of this.#listeners) {
      try {
        listener(events, hall)
      } catch (err) {
        this.#options.logger.error({ err }, 'a listener of the log failed')
      }
    }
  }
}
