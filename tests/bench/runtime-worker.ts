import { join } from 'node:path'
import { databaseFile, openDatabase, SqliteLog } from '@yihao/server/testing'
import { BusyDays } from './busy-days.ts'
import { type ManualHall, openManualHall } from './manual-hall.ts'
import { answerQuestions } from './questions.ts'
import { RawCommits } from './raw-commits.ts'
import type { RuntimeQuestions } from './runtime-questions.ts'

/** Commands under way at a time: the groups that the raw side commits are as large. */
const hands = 10

let opened: { hall: ManualHall; raw: RawCommits; days: BusyDays } | undefined

answerQuestions<RuntimeQuestions>({
  async open({ folder, planFile }) {
    const hall = await openManualHall(join(folder, 'data'), planFile)
    const raw = new RawCommits(openDatabase(join(folder, `raw-${databaseFile}`)), SqliteLog)
    opened = { hall, raw, days: new BusyDays(hall.runtime, hands) }
  },

  /** Each round is a day of its own: no hall has more visitors in a day. */
  async product({ visitors }) {
    const { hall, raw, days } = parts()
    await days.morning()
    raw.load(hall.database)
    const started = performance.now()
    const commands = await days.visitors(visitors)
    return { perSecond: (commands * 1_000) / (performance.now() - started) }
  },

  async baseline() {
    const { hall, raw } = parts()
    const commands = raw.load(hall.database)
    const started = performance.now()
    raw.commit(hands)
    return { perSecond: (commands * 1_000) / (performance.now() - started) }
  },
})

function parts() {
  if (opened === undefined) throw new Error('nothing is open')
  return opened
}
