import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { lockDataFolder } from '../sqlite/data-folder-lock.ts'
import { openDatabase } from '../sqlite/open-database.ts'
import { databaseFile, NotFoundError, type OpenLog } from './open-log.ts'

/**
 * A whole copy of the hall's file while the server goes on writing: SQLite reads it as it was at
 * one moment (https://sqlite.org/lang_vacuum.html#vacuuminto). An older copy is never written over.
 */
export function backUp({ database }: OpenLog, to: string): string {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const copy = join(to, databaseFile)
  if (existsSync(copy)) throw new NotFoundError(`${copy} is there already; name another folder`)
  database.exec('PRAGMA query_only=OFF')
  database.prepare('VACUUM INTO ?').run(copy)
  chmodSync(copy, 0o600)
  return copy
}

/**
 * After a restore numbers of the log are given anew: the epoch tells every reader (screens, bridges,
 * receivers of the feed) that what they remember of higher numbers counts no more.
 */
export function raiseEpoch(folder: string): readonly { stream: string; epoch: number }[] {
  const lock = lockDataFolder(folder)
  if (!lock.ok) throw new NotFoundError(`a server runs on ${folder}: stop it first`)
  try {
    const database = openDatabase(join(folder, databaseFile))
    try {
      database.exec('UPDATE streams SET epoch = epoch + 1')
      return database
        .prepare('SELECT stream, epoch FROM streams ORDER BY stream')
        .all()
        .map(({ stream, epoch }) => ({ stream: String(stream), epoch: Number(epoch) }))
    } finally {
      database.close()
    }
  } finally {
    lock.release()
  }
}
