import { join } from 'node:path'
import type { Reply } from '@yihao/contract'
import {
  databaseFile,
  type HallRuntime,
  type OpenHall,
  openDatabase,
  openHall,
  readConfig,
  SqliteLog,
} from '@yihao/server/testing'
import {
  commandsOfVisit,
  openWindows,
  type Press,
  queuesOf,
  visits,
  visitsOfDayMax,
} from './bench-hall.ts'
import { dayAfter, nextDay } from './next-day.ts'
import { answerQuestions } from './questions.ts'
import { RawCommits } from './raw-commits.ts'
import type { RuntimeQuestions } from './runtime-questions.ts'

/** Commands under way at a time: the groups that the raw side commits are as large. */
const hands = 10

let hall: OpenHall | undefined
let raw: RawCommits | undefined
let lines: readonly Generator<Press, never>[] = []
let visitsLeft = 0

answerQuestions<RuntimeQuestions>({
  async open({ folder, planFile }) {
    const settings = {
      MODE: 'hall',
      HALL_PLAN: planFile,
      DATA_DIR: join(folder, 'data'),
      CLOCK: '2026-11-24T09:30',
    }
    const config = readConfig(settings)
    if (!config.ok) throw new Error(config.sentence)
    hall = await openHall(config.config, { error: complain, info: () => undefined })
    raw = new RawCommits(openDatabase(join(folder, `raw-${databaseFile}`)), SqliteLog)
    await beginDay(hall.runtime, await dayAfter(hall.runtime))
    raw.load(hall.database)
  },

  async product({ commands }) {
    const { runtime } = opened()
    visitsLeft -= commands / commandsOfVisit
    if (visitsLeft < 0) {
      await beginDay(runtime, await nextDay(runtime))
      raw?.load(opened().database)
    }
    let left = commands
    const started = performance.now()
    await Promise.all(
      lines.map(async (line) => {
        while (left > 0) {
          left -= 1
          await pressed(runtime, line.next().value)
        }
      }),
    )
    return { perSecond: (commands * 1_000) / (performance.now() - started) }
  },

  async baseline() {
    if (raw === undefined) throw new Error('nothing is open')
    const commands = raw.load(opened().database)
    const started = performance.now()
    raw.commit(hands)
    return { perSecond: (commands * 1_000) / (performance.now() - started) }
  },
})

async function beginDay(runtime: HallRuntime, date: string): Promise<void> {
  const owned = Array.from({ length: hands }, (_, hand) => queuesOf(hand, hands))
  for (const queues of owned) {
    for (const one of openWindows(queues, date)) await pressed(runtime, one)
  }
  lines = owned.map((queues, hand) => visits(queues, `${date}-${hand}`))
  visitsLeft = visitsOfDayMax
}

function opened(): OpenHall {
  if (hall === undefined) throw new Error('nothing is open')
  return hall
}

const actor = { kind: 'system', part: 'console' } as const

async function pressed(runtime: HallRuntime, press: Press): Promise<Reply> {
  const reply = await runtime.handle({ ...press, actor })
  if (!reply.ok) throw new Error(`${press.command.type}: ${JSON.stringify(reply.refusal)}`)
  return reply
}

function complain(details: object, message: string): void {
  process.stderr.write(`${message} ${JSON.stringify(details)}\n`)
}
