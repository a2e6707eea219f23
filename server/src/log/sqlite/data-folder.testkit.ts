import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase } from './open-database.ts'
import type { SqliteDatabase } from './sqlite-binding.ts'
import { SqliteLog } from './sqlite-log.ts'

export interface DataFolder {
  readonly folder: string
  readonly path: string
  readonly remove: () => void
}

export function makeDataFolder(): DataFolder {
  const folder = mkdtempSync(join(tmpdir(), 'yihao-log-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  return { folder, path: join(folder, 'hall.sqlite'), remove }
}

/** Gone when the test is over. */
export function testFolder(): DataFolder {
  const made = makeDataFolder()
  onTestFinished(made.remove)
  return made
}

/** Opens the log of a file, hands it over and closes it again. */
export async function withLog<T>(
  path: string,
  work: (log: SqliteLog, database: SqliteDatabase) => Promise<T>,
): Promise<T> {
  const database = openDatabase(path)
  const log = new SqliteLog(database)
  try {
    return await work(log, database)
  } finally {
    await log.close()
  }
}
