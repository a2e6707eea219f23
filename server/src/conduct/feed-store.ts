import type { BusinessDate, DayReport, EpochMs, FeedQuarter, HallId } from '@yihao/contract'
import { inTransaction, migrate } from '../log/sqlite/migrate.ts'
import type { SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import { feedMigrations } from './feed-migrations.ts'
import {
  createFeedState,
  type FeedState,
  feedStateOfText,
  feedStateShape,
  feedStateText,
} from './feed-state.ts'

export interface KeptFeed {
  readonly state: FeedState
  /** Quarters up to here are in the table already, whatever the state says. */
  readonly sealedTo: EpochMs
  readonly lastCursor: number
}

/** Rows, figures and state of one hall's feed, written together or not at all. */
export class FeedStore {
  readonly #database: SqliteDatabase
  readonly #hallId: HallId

  constructor(database: SqliteDatabase, hallId: HallId) {
    this.#database = database
    this.#hallId = hallId
    migrate(database, 'feed', feedMigrations)
  }

  load(): KeptFeed {
    const kept = this.#database
      .prepare('SELECT shape, sealed_ms, state FROM feed_state WHERE hall_id = ?')
      .get(this.#hallId)
    const last = this.#database
      .prepare('SELECT COALESCE(MAX(cursor), 0) AS cursor FROM feed_rows WHERE hall_id = ?')
      .get(this.#hallId)
    const readable = kept?.shape === feedStateShape
    return {
      state: readable ? feedStateOfText(String(kept.state)) : createFeedState(this.#hallId),
      sealedTo: Number(kept?.sealed_ms ?? 0) as EpochMs,
      lastCursor: Number(last?.cursor ?? 0),
    }
  }

  keep(
    state: FeedState,
    sealedTo: EpochMs,
    rows: readonly FeedQuarter[],
    reports: readonly DayReport[],
  ): void {
    const insert = this.#database.prepare(
      'INSERT INTO feed_rows (hall_id, cursor, business_date, row) VALUES (?, ?, ?, ?)',
    )
    const report = this.#database.prepare(
      'INSERT OR REPLACE INTO feed_days (hall_id, business_date, report) VALUES (?, ?, ?)',
    )
    const checkpoint = this.#database.prepare(
      'INSERT OR REPLACE INTO feed_state (hall_id, shape, sealed_ms, state) VALUES (?, ?, ?, ?)',
    )
    inTransaction(this.#database, () => {
      for (const row of rows) {
        insert.run(this.#hallId, row.cursor, row.businessDate, JSON.stringify(row))
      }
      for (const day of reports) report.run(this.#hallId, day.businessDate, JSON.stringify(day))
      checkpoint.run(this.#hallId, feedStateShape, sealedTo, feedStateText(state))
    })
  }

  rowsAfter(cursor: number, limit: number): readonly FeedQuarter[] {
    return this.#database
      .prepare('SELECT row FROM feed_rows WHERE hall_id = ? AND cursor > ? ORDER BY cursor LIMIT ?')
      .all(this.#hallId, cursor, limit)
      .map(rowOf)
  }

  rowsOfDate(date: BusinessDate): readonly FeedQuarter[] {
    return this.#database
      .prepare('SELECT row FROM feed_rows WHERE hall_id = ? AND business_date = ? ORDER BY cursor')
      .all(this.#hallId, date)
      .map(rowOf)
  }

  report(date: BusinessDate): DayReport | undefined {
    const found = this.#database
      .prepare('SELECT report FROM feed_days WHERE hall_id = ? AND business_date = ?')
      .get(this.#hallId, date)
    return found === undefined ? undefined : (JSON.parse(String(found.report)) as DayReport)
  }
}

function rowOf(row: Readonly<Record<string, unknown>>): FeedQuarter {
  return JSON.parse(String(row.row)) as FeedQuarter
}
