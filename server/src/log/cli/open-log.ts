import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type EventLog, type Head, hallOfStream, type StreamName } from '../event-log.ts'
import { logMigrations } from '../sqlite/log-migrations.ts'
import { migrationsDone } from '../sqlite/migrate.ts'
import { openReadOnly } from '../sqlite/open-database.ts'
import type { SqliteDatabase } from '../sqlite/sqlite-binding.ts'
import { SqliteLog } from '../sqlite/sqlite-log.ts'

/** The reader of one file, beside the server that may be writing it. */
export interface OpenLog {
  readonly log: EventLog
  readonly database: SqliteDatabase
  /** The streams in the file, or the one that was asked for. */
  readonly streams: readonly StreamName[]
}

/** Said to the person as it is; the command ends with 1. */
export class NotFoundError extends Error {}

export const databaseFile = 'hall.db'

export function openLog(folder: string, hall: string | undefined): OpenLog {
  const path = join(folder, databaseFile)
  if (!existsSync(path)) {
    throw new NotFoundError(`no log in ${folder}: ${databaseFile} is not there; name it by --data`)
  }
  const database = openReadOnly(path)
  try {
    checkSchema(database, path)
    const streams = streamsOf(database).filter(
      (stream) => hall === undefined || stream === hall || hallOfStream(stream) === hall,
    )
    if (streams.length === 0) {
      const all = streamsOf(database).join(', ')
      throw new NotFoundError(
        hall === undefined
          ? `${path} holds no events yet`
          : `no hall ${hall} here; there is: ${all}`,
      )
    }
    return { log: new SqliteLog(database), database, streams }
  } catch (error) {
    database.close()
    throw error
  }
}

function checkSchema(database: SqliteDatabase, path: string): void {
  let done = 0
  try {
    done = migrationsDone(database, 'log')
  } catch (error) {
    throw new NotFoundError(`${path} is not the file of a hall: ${String(error)}`)
  }
  if (done === logMigrations.length) return
  throw new NotFoundError(`${path} is of another release; start the server of this release once`)
}

function streamsOf(database: SqliteDatabase): readonly StreamName[] {
  return database
    .prepare('SELECT DISTINCT stream FROM events ORDER BY stream')
    .all()
    .map((row) => String(row.stream) as StreamName)
}

/** Lines of one stream in pages, up to where it ended when the reading began. */
export async function* pagesOf(log: EventLog, stream: StreamName, range: Range) {
  for (let after = range.from - 1; after < range.to; ) {
    const rows = await log.readRaw(stream, { after, limit: Math.min(1_000, range.to - after) })
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.filter((row) => row.seq <= range.to)
    after = last.seq
  }
}

/** Both inclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

export const wholeRange = (head: Head): Range => ({ from: 1, to: head.seq })
