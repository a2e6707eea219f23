import { cpSync } from 'node:fs'
import { ConductFeed, sqliteOutletStore } from '@yihao/server/testing'
import { benchLogger } from './bench-config.ts'
import { BusyDays } from './busy-days.ts'
import type { DaysQuestions } from './days-questions.ts'
import { type ManualHall, openManualHall } from './manual-hall.ts'
import { answerQuestions } from './questions.ts'

/** What follows the log in a running hall has followed it to its end. */
const outlets = ['mqtt-announcements', 'mqtt-print-jobs']

/** Visitors at a time: their commands share commits. */
const hands = 60

let data = ''
let hall: ManualHall | undefined
let feed: ConductFeed | undefined
let days: BusyDays | undefined

answerQuestions<DaysQuestions>({
  async begin({ data: folder, planFile }) {
    data = folder
    hall = await openManualHall(data, planFile)
    // A year in two minutes: only the log's content is wanted here, not its speed.
    hall.database.exec('PRAGMA synchronous=OFF')
    days = new BusyDays(hall.runtime, hands)
    feed = await startedFeed(hall)
  },

  async day({ tickets }) {
    await days?.morning()
    await days?.visitors(tickets)
  },

  async copy({ to }) {
    if (hall === undefined) throw new Error('no hall was begun')
    await feed?.stop()
    const store = sqliteOutletStore(hall.database)
    const { hallId, seq } = hall.runtime.position()
    for (const outlet of outlets) await store.save(hallId, outlet, seq)
    hall.database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    cpSync(data, to, { recursive: true })
    cpSync(`${data}.key`, `${to}.key`)
    feed = await startedFeed(hall)
  },
})

async function startedFeed({ runtime, database }: ManualHall): Promise<ConductFeed> {
  const started = new ConductFeed({ runtime, database, logger: benchLogger })
  await started.start()
  return started
}
