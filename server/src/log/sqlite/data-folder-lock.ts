import { truncateSync } from 'node:fs'
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
  const path = join(folder, 'running.lock')
  try {
    return holdLock(path)
  } catch (error) {
    if (!/not a database/i.test(String(error))) throw error
    // The file holds nothing of ours. Emptied in place, so that a lock on it still counts.
    truncateSync(path)
    return holdLock(path)
  }
}

function holdLock(path: string): FolderLock {
  let database: SqliteDatabase | undefined
  try {
    database = new DatabaseSync(path)
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
