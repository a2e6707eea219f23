import { join } from 'node:path'
import { DatabaseSync, type SqliteDatabase } from './sqlite-binding.ts'

export type FolderLock =
  | { readonly ok: true; readonly release: () => void }
  | { readonly ok: false; readonly reason: 'already-running' }

/**
 * One server a data folder. The lock is the operating system's, held through an exclusive SQLite
 * transaction on a file of its own, so that it ends with the process however that ends.
 */
export function lockDataFolder(folder: string): FolderLock {
  let database: SqliteDatabase | undefined
  try {
    database = new DatabaseSync(join(folder, 'running.lock'))
    database.exec('PRAGMA busy_timeout=0')
    database.exec('PRAGMA locking_mode=EXCLUSIVE')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database?.close()
    if (!/locked|busy/i.test(String(error))) throw error
    return { ok: false, reason: 'already-running' }
  }
  const held = database
  return { ok: true, release: () => held.close() }
}
