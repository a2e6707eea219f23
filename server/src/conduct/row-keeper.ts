import type { DayReport, EpochMs, FeedQuarter } from '@yihao/contract'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import type { FeedState } from './feed-state.ts'
import type { FeedStore } from './feed-store.ts'
import type { Folded } from './fold-event.ts'
import type { QuarterDraft } from './quarters.ts'

export type RowsListener = (rows: readonly FeedQuarter[]) => void

/** Gives final rows their cursors, stores them with the state they came from, and then tells. */
export class RowKeeper {
  lastCursor: number
  readonly #store: FeedStore
  readonly #logger: RuntimeLogger
  readonly #listeners = new Set<RowsListener>()
  #keptTo: EpochMs
  /** Made but not stored yet, as after a full disk. */
  #rows: QuarterDraft[] = []
  #reports: DayReport[] = []

  constructor(
    store: FeedStore,
    logger: RuntimeLogger,
    kept: { readonly sealedTo: EpochMs; readonly lastCursor: number },
  ) {
    this.#store = store
    this.#logger = logger
    this.#keptTo = kept.sealedTo
    this.lastCursor = kept.lastCursor
  }

  onRows(listener: RowsListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  note({ rows, closedDay }: Folded): void {
    // A state made again from the log comes by quarters that were told before.
    this.#rows.push(...rows.filter((row) => row.to > this.#keptTo))
    if (closedDay !== undefined) this.#reports.push(closedDay)
  }

  keepWhatIsNew(state: FeedState): void {
    if (this.#rows.length + this.#reports.length > 0) this.keep(state)
  }

  keep(state: FeedState): void {
    const rows = this.#rows.map((row, index) => ({ ...row, cursor: this.lastCursor + 1 + index }))
    const sealedTo = Math.max(this.#keptTo, state.sealedTo) as EpochMs
    try {
      this.#store.keep(state, sealedTo, rows, this.#reports)
    } catch (err) {
      this.#logger.error({ err }, 'rows of the feed were not stored; tried again with the next')
      return
    }
    this.#keptTo = sealedTo
    this.lastCursor += rows.length
    this.#rows = []
    this.#reports = []
    if (rows.length > 0) this.#tell(rows)
  }

  #tell(rows: readonly FeedQuarter[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(rows)
      } catch (err) {
        this.#logger.error({ err }, 'a listener of the feed failed')
      }
    }
  }
}
