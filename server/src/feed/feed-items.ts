import {
  type EpochMs,
  type EventId,
  type FeedItem,
  type FeedItemKind,
  feedItemVersion,
  type HallId,
} from '@yihao/contract'
import { type Migrations, migrate } from '../log/sqlite/migrate.ts'
import type { SqliteDatabase, SqliteStatement } from '../log/sqlite/sqlite-binding.ts'
import { canonical } from '../runtime/body-hash.ts'

const migrations: Migrations = [
  `CREATE TABLE feed_items (
     hall_id TEXT NOT NULL,
     cursor INTEGER NOT NULL,
     kind TEXT NOT NULL,
     key TEXT NOT NULL,
     recorded_ms INTEGER NOT NULL,
     item TEXT NOT NULL,
     PRIMARY KEY (hall_id, cursor)
   ) STRICT;
   CREATE INDEX feed_items_of_key ON feed_items (hall_id, kind, key, cursor);
   CREATE INDEX feed_items_of_time ON feed_items (hall_id, recorded_ms);`,
]

export interface FeedItemsOptions {
  readonly database: SqliteDatabase
  readonly hallId: HallId
  /** Hall time and epoch, as the runtime has them. */
  readonly now: () => EpochMs
  readonly epoch: () => number
}

/**
 * The one feed outwards. Whoever has something to tell calls `append(kind, key, data)`:
 *
 * - an alarm that opens, changes or closes: `append('alarm', alarmId, the alarm as it now stands)`;
 *   of its data the names of `alarmFactsSchema` are read here, for a case or a reply about it;
 * - the final indicators of a closed day: `append('indicators', businessDate, the indicators)`;
 * - a case as it now stands, a final row of the quarters and the report of a closed day come alike.
 *
 * It is one statement, so it may stand inside the caller's own transaction on the same database:
 * then both are stored or neither. Telling again what was told last of that key does nothing, so a
 * caller that is not sure whether it told before a crash simply tells again. Data are whole, without
 * free text or names of visitors, and need no numbering: cursor, time and event id are given here.
 */
export class FeedItems {
  readonly #options: FeedItemsOptions
  readonly #sql: ReturnType<typeof statements>
  readonly #listeners = new Set<() => void>()

  constructor(options: FeedItemsOptions) {
    this.#options = options
    migrate(options.database, 'feed-items', migrations)
    this.#sql = statements(options.database)
  }

  get hallId(): HallId {
    return this.#options.hallId
  }

  get epoch(): number {
    return this.#options.epoch()
  }

  get lastCursor(): number {
    return Number(this.#sql.last.get(this.#options.hallId)?.cursor ?? 0)
  }

  /** The new item, or the one before where it says the same. */
  append(kind: FeedItemKind, key: string, data: object): FeedItem {
    const { hallId, now, epoch } = this.#options
    const before = this.#sql.newest.get(hallId, kind, key)
    const told = before === undefined ? undefined : itemOf(before)
    if (told !== undefined && canonical(told.data) === canonical(data)) return told
    const last = this.#sql.last.get(hallId)
    const cursor = Number(last?.cursor ?? 0) + 1
    const recordedAt = Math.max(now(), Number(last?.recorded_ms ?? 0)) as EpochMs
    const item: FeedItem = {
      version: feedItemVersion,
      eventId: `${hallId}.${epoch()}.f${cursor}` as EventId,
      hallId,
      epoch: epoch(),
      cursor,
      kind,
      key,
      recordedAt,
      data: { ...data },
    }
    this.#sql.insert.run(hallId, cursor, kind, key, recordedAt, JSON.stringify(item))
    // After the caller's transaction, which ends before the next turn.
    setImmediate(() => this.#tell())
    return item
  }

  itemsAfter(cursor: number, limit: number): readonly FeedItem[] {
    return this.#sql.after.all(this.#options.hallId, cursor, limit).map(itemOf)
  }

  newest(kind: FeedItemKind, key: string): FeedItem | undefined {
    const row = this.#sql.newest.get(this.#options.hallId, kind, key)
    return row === undefined ? undefined : itemOf(row)
  }

  /** The last cursor told before that moment: who asks after it gets everything since. */
  cursorBefore(at: EpochMs): number {
    return Number(this.#sql.before.get(this.#options.hallId, at)?.cursor ?? 0)
  }

  /** Called when there may be more; the answer ends it. */
  onMore(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

const itemOf = (row: Readonly<Record<string, unknown>>) => JSON.parse(String(row.item)) as FeedItem

function statements(database: SqliteDatabase): Record<StatementName, SqliteStatement> {
  const prepare = (sql: string) => database.prepare(sql)
  return {
    insert: prepare(
      'INSERT INTO feed_items (hall_id, cursor, kind, key, recorded_ms, item) ' +
        'VALUES (?, ?, ?, ?, ?, ?)',
    ),
    last: prepare(
      'SELECT cursor, recorded_ms FROM feed_items WHERE hall_id = ? ORDER BY cursor DESC LIMIT 1',
    ),
    newest: prepare(
      'SELECT item FROM feed_items WHERE hall_id = ? AND kind = ? AND key = ? ' +
        'ORDER BY cursor DESC LIMIT 1',
    ),
    after: prepare(
      'SELECT item FROM feed_items WHERE hall_id = ? AND cursor > ? ORDER BY cursor LIMIT ?',
    ),
    before: prepare(
      'SELECT COALESCE(MAX(cursor), 0) AS cursor FROM feed_items ' +
        'WHERE hall_id = ? AND recorded_ms < ?',
    ),
  }
}

type StatementName = 'insert' | 'last' | 'newest' | 'after' | 'before'
