import type { openDatabase, SqliteLog } from '@yihao/server/testing'

type Database = ReturnType<typeof openDatabase>

interface StoredCommand {
  readonly stream: string
  readonly commandId: string
  readonly bodyHash: string
  readonly firstSeq: number
  readonly count: number
  readonly events: readonly { readonly seq: number; readonly hash: string; readonly text: string }[]
}

/** The same rows in the same tables with the same settings, and nothing else: what SQLite can do. */
export class RawCommits {
  readonly #database: Database
  readonly #putCommand: ReturnType<Database['prepare']>
  readonly #putEvent: ReturnType<Database['prepare']>
  #commands: readonly StoredCommand[] = []
  #loadedSeq = 0

  constructor(database: Database, Log: typeof SqliteLog) {
    this.#database = database
    // Makes the tables.
    new Log(database)
    this.#putCommand = database.prepare(
      'INSERT INTO commands (stream, command_id, body_hash, first_seq, count) VALUES (?, ?, ?, ?, ?)',
    )
    this.#putEvent = database.prepare(
      'INSERT INTO events (stream, seq, hash, text) VALUES (?, ?, ?, ?)',
    )
  }

  /** Takes over what `from` has stored since the last time; how many commands that were. */
  load(from: Database): number {
    const events = from
      .prepare('SELECT seq, hash, text FROM events WHERE seq > ? ORDER BY seq')
      .all(this.#loadedSeq)
      .map((row) => ({ seq: Number(row.seq), hash: String(row.hash), text: String(row.text) }))
    this.#commands = from
      .prepare('SELECT * FROM commands WHERE first_seq > ? ORDER BY first_seq')
      .all(this.#loadedSeq)
      .map((row) => {
        const [firstSeq, count] = [Number(row.first_seq), Number(row.count)]
        const from = firstSeq - (events[0]?.seq ?? 0)
        return {
          stream: String(row.stream),
          commandId: String(row.command_id),
          bodyHash: String(row.body_hash),
          firstSeq,
          count,
          events: events.slice(from, from + count),
        }
      })
    this.#loadedSeq = events.at(-1)?.seq ?? this.#loadedSeq
    return this.#commands.length
  }

  commit(together: number): void {
    for (let from = 0; from < this.#commands.length; from += together) {
      this.#database.exec('BEGIN IMMEDIATE')
      for (const command of this.#commands.slice(from, from + together)) this.#put(command)
      this.#database.exec('COMMIT')
    }
  }

  #put({ stream, commandId, bodyHash, firstSeq, count, events }: StoredCommand): void {
    this.#putCommand.run(stream, commandId, bodyHash, firstSeq, count)
    for (const { seq, hash, text } of events) this.#putEvent.run(stream, seq, hash, text)
  }
}
