import { expect, test } from 'vitest'
import { testHall } from '../log-records.testkit.ts'
import { outletStoreContract } from '../outlet-store.testkit.ts'
import { makeDataFolder, testFolder, withLog } from './data-folder.testkit.ts'
import { openDatabase } from './open-database.ts'
import { SqliteLog } from './sqlite-log.ts'
import { sqliteOutletStore } from './sqlite-outlet-store.ts'

outletStoreContract('SQLite', () => {
  const { path, remove } = makeDataFolder()
  const database = openDatabase(path)
  const log = new SqliteLog(database)
  const end = () => {
    void log.close()
    remove()
  }
  return { store: sqliteOutletStore(database), end }
})

test('position and lease survive a restart', async () => {
  const { path } = testFolder()
  const lease = { stream: testHall, outlet: 'print', holder: 'a', nowMs: 1_000, untilMs: 5_000 }
  await withLog(path, async (_log, database) => {
    const store = sqliteOutletStore(database)
    await store.save(testHall, 'print', 41)
    await store.lease(lease)
  })
  await withLog(path, async (_log, database) => {
    const store = sqliteOutletStore(database)
    expect(await store.load(testHall, 'print')).toBe(41)
    expect(await store.lease({ ...lease, holder: 'b', nowMs: 2_000 })).toBe(false)
    expect(await store.lease({ ...lease, holder: 'b', nowMs: 6_000, untilMs: 9_000 })).toBe(true)
  })
})
