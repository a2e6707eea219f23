import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fill, testHall } from '../log-records.testkit.ts'
import { testFolder, withLog } from './data-folder.testkit.ts'
import { logMigrations } from './log-migrations.ts'
import { inTransaction, type Migrations, migrate } from './migrate.ts'
import { openDatabase } from './open-database.ts'
import type { SqliteDatabase } from './sqlite-binding.ts'

const first = 'CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT'
const second = "ALTER TABLE notes ADD COLUMN kind TEXT NOT NULL DEFAULT 'plain'"

function withDatabase<T>(path: string, work: (database: SqliteDatabase) => T): T {
  const database = openDatabase(path)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

test('data of an older release are brought along, and each migration runs once', () => {
  const { path } = testFolder()
  withDatabase(path, (database) => {
    migrate(database, 'notes', [first])
    database.exec("INSERT INTO notes (text) VALUES ('旧')")
  })
  for (let open = 0; open < 2; open += 1) {
    withDatabase(path, (database) => {
      migrate(database, 'notes', [first, second])
      expect(database.prepare('SELECT text, kind FROM notes').all()).toMatchObject([
        { text: '旧', kind: 'plain' },
      ])
    })
  }
})

test('a migration that fails leaves the data as they were', () => {
  const { path } = testFolder()
  withDatabase(path, (database) => {
    migrate(database, 'notes', [first])
    const broken: Migrations = [first, `${second}; CREATE TABLE notes (id INTEGER)`]
    expect(() => migrate(database, 'notes', broken)).toThrow()
    expect(() => database.prepare('SELECT kind FROM notes')).toThrow(/kind/)
    migrate(database, 'notes', [first, second])
    expect(database.prepare('SELECT kind FROM notes').all()).toEqual([])
  })
})

test('data of a newer release are left alone, with a sentence', () => {
  const { path } = testFolder()
  withDatabase(path, (database) => {
    migrate(database, 'notes', [first, second])
    expect(() => migrate(database, 'notes', [first])).toThrow(/notes come from a newer release/)
  })
})

test('the parts that share a file count for themselves', () => {
  const { path } = testFolder()
  withDatabase(path, (database) => {
    migrate(database, 'notes', [first, second])
    migrate(database, 'other', ['CREATE TABLE other (id INTEGER) STRICT'])
    expect(database.prepare('SELECT * FROM migrations').all()).toHaveLength(3)
  })
})

test('what fails inside a transaction is undone, and the next one works', () => {
  const { path } = testFolder()
  withDatabase(path, (database) => {
    migrate(database, 'notes', [first])
    const put = () => database.exec("INSERT INTO notes (text) VALUES ('x')")
    const failing = () => {
      put()
      throw new Error('no')
    }
    expect(() => inTransaction(database, failing)).toThrow('no')
    inTransaction(database, put)
    expect(database.prepare('SELECT * FROM notes').all()).toHaveLength(1)
  })
})

// A hall's file was made with exactly this text; a change belongs in a migration of its own.
const releasedMigrations = ['0170868508c83e41610271e67295edd4cd99ecf67c94938f3e34fc54d1f074ad']

test('released migrations of the log never change', () => {
  const hashes = logMigrations.map((sql) => createHash('sha256').update(sql).digest('hex'))
  expect(hashes.slice(0, releasedMigrations.length)).toEqual(releasedMigrations)
})

test('the log of the first release opens with the migrations of today', async () => {
  const { path } = testFolder()
  withDatabase(path, (database) => migrate(database, 'log', logMigrations.slice(0, 1)))
  await withLog(path, async (log) => {
    await fill(log, 2)
    expect((await log.head(testHall)).seq).toBe(2)
  })
})
