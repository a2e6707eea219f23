import { DatabaseSync, type SqliteDatabase } from './sqlite-binding.ts'

const busyTimeoutMs = 5_000

/**
 * Opens a database file so that what was acknowledged survives a power cut. `synchronous=FULL` is
 * set and then asked for on every open: one Node binding is compiled to fall back to NORMAL from
 * the second open on (SQLITE_DEFAULT_WAL_SYNCHRONOUS=1), and NORMAL loses the last commits.
 */
export function openDatabase(path: string): SqliteDatabase {
  const database = new DatabaseSync(path)
  database.exec(`PRAGMA busy_timeout=${busyTimeoutMs}`)
  database.exec('PRAGMA journal_mode=WAL')
  database.exec('PRAGMA synchronous=FULL')
  database.exec('PRAGMA foreign_keys=ON')
  // What is erased must be gone from the file, not only from the tables.
  database.exec('PRAGMA secure_delete=ON')
  assertPragma(database, 'synchronous', 2)
  assertPragma(database, 'journal_mode', 'wal')
  return database
}

/** For looking into a hall's file beside a running server: writes nothing, locks nobody out. */
export function openReadOnly(path: string): SqliteDatabase {
  const database = new DatabaseSync(path, { readOnly: true })
  database.exec(`PRAGMA busy_timeout=${busyTimeoutMs}`)
  database.exec('PRAGMA query_only=ON')
  return database
}

export function assertPragma(
  database: SqliteDatabase,
  name: string,
  expected: string | number,
): void {
  const row = database.prepare(`PRAGMA ${name}`).get()
  const value = row === undefined ? undefined : Object.values(row)[0]
  if (value !== expected) {
    throw new Error(`SQLite has ${name}=${String(value)} where ${expected} is needed`)
  }
}
