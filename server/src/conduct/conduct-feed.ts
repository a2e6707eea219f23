import {
  type BusinessDate,
  type DayReport,
  type EpochMs,
  type FeedPage,
  feedVersion,
  limits,
  type RecordedEvent,
} from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import type { SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import type { HallRuntime, RuntimeLogger } from '../runtime/hall-runtime.ts'
import { conductGauges, type Gauge } from './conduct-gauges.ts'
import { dayReport } from './day-report.ts'
import { feedCsv } from './feed-csv.ts'
import type { FeedState } from './feed-state.ts'
import { FeedStore } from './feed-store.ts'
import { foldEvent } from './fold-event.ts'
import { type QuarterDraft, quarterMs, runningRows, sealUntil } from './quarters.ts'
import { RowKeeper, type RowsListener } from './row-keeper.ts'

export interface ConductFeedOptions {
  readonly runtime: HallRuntime
  readonly database: SqliteDatabase
  readonly logger: RuntimeLogger
}

const readEventsMax = 500
/** After a failure, in hall time. */
const retryMs = 10_000

/** Follows one hall's log and keeps a row for each quarter of an hour that is over. */
export class ConductFeed {
  readonly #runtime: HallRuntime
  readonly #logger: RuntimeLogger
  readonly #store: FeedStore
  readonly #keeper: RowKeeper
  readonly #state: FeedState
  #catchingUp: Promise<void> | undefined
  #behind = false
  #stopListening: (() => void) | undefined
  #cancelTimer: (() => void) | undefined
  #timerAt: number | undefined
  #stopped = false

  constructor({ runtime, database, logger }: ConductFeedOptions) {
    this.#runtime = runtime
    this.#logger = logger
    this.#store = new FeedStore(database, runtime.hallId)
    const kept = this.#store.load()
    this.#state = kept.state
    this.#keeper = new RowKeeper(this.#store, logger, kept)
  }

  /** Reads what the log holds beyond the kept state; from then on it follows. */
  async start(): Promise<void> {
    this.#stopListening = this.#runtime.onCommitted((events) => this.#take(events))
    await this.#catchUp()
    await this.#endQuarters()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#stopListening?.()
    this.#cancelTimer?.()
    await this.#catchingUp
    this.#keeper.keep(this.#state)
  }

  /** Final rows beyond a cursor; the same question always has the same answer, or a longer one. */
  rowsAfter(cursor: number, limit: number): FeedPage {
    const asked = Math.min(limits.feedRowsPerPageMax, Math.max(1, Math.trunc(limit)))
    const found = this.#store.rowsAfter(Math.max(0, Math.trunc(cursor)), asked + 1)
    const rows = found.slice(0, asked)
    return {
      version: feedVersion,
      rows: [...rows],
      nextCursor: rows.at(-1)?.cursor ?? cursor,
      more: found.length > asked,
    }
  }

  /** The running quarter as it stands; it has no cursor, for it still changes. */
  openRows(): readonly QuarterDraft[] {
    return runningRows(this.#state, this.#runtime.now())
  }

  /** Undefined for a date on which the hall was not open. */
  figuresOf(date: BusinessDate): DayReport | undefined {
    const { day, queueNames } = this.#state
    if (day?.businessDate !== date) return this.#store.report(date)
    return this.#store.report(date) ?? dayReport(queueNames, day)
  }

  /** Final rows of a date; only the header when there are none. */
  csvOf(date: BusinessDate): string {
    return feedCsv(this.#store.rowsOfDate(date))
  }

  gauges(hall: HallView): readonly Gauge[] {
    const date = this.#state.day?.businessDate
    const report = date === undefined ? undefined : this.figuresOf(date)
    return conductGauges(hall, report, this.#keeper.lastCursor)
  }

  /** Told after the rows are stored; who was away asks `rowsAfter`. */
  onRows(listener: RowsListener): () => void {
    return this.#keeper.onRows(listener)
  }

  #take(events: readonly RecordedEvent[]): void {
    if (this.#stopped) return
    const inOrder = events[0]?.position.seq === this.#state.seq + 1
    if (this.#catchingUp !== undefined || !inOrder) {
      this.#behind = true
      void this.#catchUp()
      return
    }
    this.#fold(events)
  }

  /** Another writer's events reach no listener: what is missing is read from the log. */
  #catchUp(): Promise<void> {
    this.#catchingUp ??= this.#readOn().finally(() => {
      this.#catchingUp = undefined
    })
    return this.#catchingUp
  }

  async #readOn(): Promise<void> {
    try {
      for (;;) {
        this.#behind = false
        const events = await this.#runtime.readAfter(this.#state.seq, readEventsMax)
        this.#fold(events)
        if (events.length === 0 && !this.#behind) return
      }
    } catch (err) {
      // The next commit or quarter tries again from the same position.
      this.#logger.error({ err }, 'the feed could not read the log')
    }
  }

  #fold(events: readonly RecordedEvent[]): void {
    for (const event of events) this.#keeper.note(foldEvent(this.#state, event))
    this.#keeper.keepWhatIsNew(this.#state)
    this.#arm()
  }

  #arm(notBefore = 0): void {
    const from = this.#state.day?.quarterFrom
    const at = from === undefined ? undefined : Math.max(from + quarterMs, notBefore)
    if (this.#stopped || at === this.#timerAt) return
    this.#cancelTimer?.()
    this.#timerAt = at
    if (at === undefined) return
    const due = () => {
      this.#timerAt = undefined
      void this.#endQuarters()
    }
    this.#cancelTimer = this.#runtime.clock.setTimer(at as EpochMs, due)
  }

  /** Every later event is stamped at or after the `now` read here, so the quarters are over. */
  async #endQuarters(): Promise<void> {
    try {
      const seen = await this.#runtime.read((hall) => ({ seq: hall.seq, now: this.#runtime.now() }))
      if (this.#stopped) return
      if (this.#state.seq < seen.seq) await this.#catchUp()
      if (this.#state.seq >= seen.seq) this.#keeper.note({ rows: sealUntil(this.#state, seen.now) })
      this.#keeper.keepWhatIsNew(this.#state)
    } catch (err) {
      this.#logger.error({ err }, 'the feed could not end a quarter of an hour')
    }
    this.#arm(this.#runtime.now() + retryMs)
  }
}
