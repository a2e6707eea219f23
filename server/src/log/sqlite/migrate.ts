import type { SqliteDatabase } from './sqlite-binding.ts'

/** Numbered from 1, applied once each, in order, each in a transaction of its own. */
export type Migrations = readonly string[]

/** Several parts keep tables in one file; each counts its own migrations. */
export function migrate(database: SqliteDatabase, component: string, migrations: Migrations): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS migrations (component TEXT NOT NULL, number INTEGER NOT NULL, ' +
      'PRIMARY KEY (component, number)) STRICT',
  )
  const done = migrationsDone(database, component)
  if (done > migrations.length) {
    throw new Error(`the data of ${component} come from a newer release of Yihao`)
  }
  migrations.slice(done).forEach((sql, index) => {
    inTransaction(database, () => {
      database.exec(sql)
      database
        .prepare('INSERT INTO migrations (component, number) VALUES (?, ?)')
        .run(component, done + index + 1)
    })
  })
}

export function migrationsDone(database: SqliteDatabase, component: string): number {
  const row = database
    .prepare('SELECT COALESCE(MAX(number), 0) AS done FROM migrations WHERE component = ?')
    .get(component)
  return Number(row?.done ?? 0)
}

export function inTransaction<T>(database: SqliteDatabase, work: () => T): T {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    rollBack(database)
    throw error
  }
}

/** A failed COMMIT may have ended the transaction already. */
function rollBack(database: SqliteDatabase): void {
  try {
    database.exec('ROLLBACK')
  } catch {
    // Nothing to roll back.
  }
}
