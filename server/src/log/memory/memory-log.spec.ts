import { eventLogContract } from '../event-log.testkit.ts'
import { MemoryLog } from './memory-log.ts'

eventLogContract('memory', async () => {
  const log = new MemoryLog()
  return { log, end: () => log.close() }
})
