import type { CommandId, StoredEvent } from '@yihao/contract'
import {
  type AppendResult,
  type CommandRecord,
  type CommandTrace,
  type EventLog,
  type Head,
  type RawRow,
  type ReadOptions,
  readRowsMax,
  type Snapshot,
  type StreamName,
} from '../event-log.ts'
import { eventOfText, textOf } from '../event-text.ts'
import { chainAlgorithm, emptyHash, nextHash } from '../hash-chain.ts'
import { logMigrations } from './log-migrations.ts'
import { inTransaction, migrate } from './migrate.ts'
import type { SqliteDatabase, SqliteStatement } from './sqlite-binding.ts'

/** Three months of days: older ones only serve to look back, and each is as long as a full day. */
const snapshotsKeptMax = 60

export class SqliteLog implements EventLog {
  readonly #database: SqliteDatabase
  readonly #sql: ReturnType<typeof statements>

  /** The database was opened by `openDatabase`; closing the log closes it. */
  constructor(database: SqliteDatabase) {
    this.#database = database
    migrate(database, 'log', logMigrations)
    this.#sql = statements(database)
  }

  async head(stream: StreamName): Promise<Head> {
    return this.#headOf(stream)
  }

  async append(
    stream: StreamName,
    expectedSeq: number,
    group: readonly CommandRecord[],
  ): Promise<AppendResult> {
    return inTransaction(this.#database, () => {
      const head = this.#headOf(stream)
      if (head.seq === 0) this.#sql.putStream.run(stream, chainAlgorithm)
      if (head.seq !== expectedSeq) return { kind: 'conflict', head }
      let { seq, hash } = head
      for (const { commandId, bodyHash, events } of group) {
        this.#sql.putCommand.run(stream, commandId, bodyHash, seq + 1, events.length)
        for (const event of events) {
          seq += 1
          if (event.position.seq !== seq) throw new Error(`gap at ${event.position.seq}`)
          const text = textOf(event)
          hash = nextHash(hash, text)
          this.#sql.putEvent.run(stream, seq, hash, text)
        }
      }
      return { kind: 'appended', head: { ...head, seq, hash } }
    })
  }

  async read(stream: StreamName, options: ReadOptions): Promise<readonly StoredEvent[]> {
    return (await this.readRaw(stream, options)).map((row) => eventOfText(row.text))
  }

  async readRaw(stream: StreamName, { after, limit }: ReadOptions): Promise<readonly RawRow[]> {
    const rows = this.#sql.readRows.all(stream, after, Math.min(limit, readRowsMax))
    return rows.map((row) => ({
      seq: Number(row.seq),
      text: String(row.text),
      hash: String(row.hash),
    }))
  }

  async findCommand(stream: StreamName, commandId: CommandId): Promise<CommandTrace | undefined> {
    const row = this.#sql.findCommand.get(stream, commandId)
    if (row === undefined) return undefined
    return {
      bodyHash: String(row.body_hash),
      firstSeq: Number(row.first_seq),
      count: Number(row.count),
    }
  }

  async saveSnapshot(stream: StreamName, snapshot: Snapshot): Promise<void> {
    inTransaction(this.#database, () => {
      const { seq, shape, hash, state } = snapshot
      this.#sql.putSnapshot.run(stream, seq, shape, hash, state)
      this.#sql.dropSnapshots.run(stream, stream, snapshotsKeptMax)
    })
  }

  async latestSnapshot(
    stream: StreamName,
    shape: string,
    atMost = Number.MAX_SAFE_INTEGER,
  ): Promise<Snapshot | undefined> {
    const row = this.#sql.latestSnapshot.get(stream, shape, atMost)
    if (row === undefined) return undefined
    return {
      seq: Number(row.seq),
      shape,
      hash: String(row.hash),
      state: String(row.state),
    }
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  #headOf(stream: StreamName): Head {
    const epoch = Number(this.#sql.epoch.get(stream)?.epoch ?? 1)
    const last = this.#sql.last.get(stream)
    return { epoch, seq: Number(last?.seq ?? 0), hash: String(last?.hash ?? emptyHash) }
  }
}

function statements(database: SqliteDatabase): Record<StatementName, SqliteStatement> {
  const prepare = (sql: string) => database.prepare(sql)
  return {
    putStream: prepare(
      'INSERT INTO streams (stream, epoch, algorithm) SELECT ?1, 1, ?2 ' +
        'WHERE NOT EXISTS (SELECT 1 FROM streams WHERE stream = ?1)',
    ),
    epoch: prepare('SELECT epoch FROM streams WHERE stream = ?'),
    last: prepare('SELECT seq, hash FROM events WHERE stream = ? ORDER BY seq DESC LIMIT 1'),
    putEvent: prepare('INSERT INTO events (stream, seq, hash, text) VALUES (?, ?, ?, ?)'),
    putCommand: prepare(
      'INSERT INTO commands (stream, command_id, body_hash, first_seq, count) ' +
        'VALUES (?, ?, ?, ?, ?)',
    ),
    findCommand: prepare(
      'SELECT body_hash, first_seq, count FROM commands WHERE stream = ? AND command_id = ?',
    ),
    readRows: prepare(
      'SELECT seq, hash, text FROM events WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?',
    ),
    putSnapshot: prepare(
      'INSERT OR REPLACE INTO snapshots (stream, seq, shape, hash, state) VALUES (?, ?, ?, ?, ?)',
    ),
    dropSnapshots: prepare(
      'DELETE FROM snapshots WHERE stream = ? AND seq < (SELECT MIN(seq) FROM ' +
        '(SELECT seq FROM snapshots WHERE stream = ? ORDER BY seq DESC LIMIT ?))',
    ),
    latestSnapshot: prepare(
      'SELECT seq, hash, state FROM snapshots WHERE stream = ? AND shape = ? AND seq <= ? ' +
        'ORDER BY seq DESC LIMIT 1',
    ),
  }
}

type StatementName =
  | 'putStream'
  | 'epoch'
  | 'last'
  | 'putEvent'
  | 'putCommand'
  | 'findCommand'
  | 'readRows'
  | 'putSnapshot'
  | 'dropSnapshots'
  | 'latestSnapshot'
