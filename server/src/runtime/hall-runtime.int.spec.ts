import { MemoryLog } from '../log/memory/memory-log.ts'
import { makeDataFolder } from '../log/sqlite/data-folder.testkit.ts'
import { openDatabase } from '../log/sqlite/open-database.ts'
import { SqliteLog } from '../log/sqlite/sqlite-log.ts'
import { runtimeContract } from './hall-runtime.testkit.ts'

runtimeContract('memory', async () => {
  const log = new MemoryLog()
  return { log, end: () => log.close() }
})

runtimeContract('SQLite', async () => {
  const { path, remove } = makeDataFolder()
  const log = new SqliteLog(openDatabase(path))
  const end = async () => {
    await log.close()
    remove()
  }
  return { log, end }
})
