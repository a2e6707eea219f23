import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandId, EpochMs, HallId, Plan } from '@yihao/contract'
import type { Config } from '../config/config.ts'
import type { EventLog } from '../log/event-log.ts'
import { eventOfText } from '../log/event-text.ts'
import { lockDataFolder } from '../log/sqlite/data-folder-lock.ts'
import { openDatabase } from '../log/sqlite/open-database.ts'
import type { SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import { SqliteLog } from '../log/sqlite/sqlite-log.ts'
import { diffPlans } from '../plan/diff-plan.ts'
import { demoPlanFolder, loadPlan } from '../plan/load-plan.ts'
import { type HallRuntime, type RuntimeLogger, startHallRuntime } from '../runtime/hall-runtime.ts'
import { type HallKeys, loadKeys } from '../visitors/keys.ts'
import { clockOf } from './hall-clock.ts'
import { StartError } from './start-error.ts'

export const databaseFile = 'hall.db'

/** More than a correction of the clock: it, or the log's last day, is wrong. */
const clockBehindMsMax = 60_000

export interface OpenHall {
  readonly runtime: HallRuntime
  readonly log: EventLog
  readonly database: SqliteDatabase
  readonly keys: HallKeys
  /** Ends the writer, closes the files and lets the next server in. */
  readonly close: () => Promise<void>
}

/** The data folder, the log in it and the one writer over it. */
export async function openHall(config: Config, logger: RuntimeLogger): Promise<OpenHall> {
  const undo: (() => void)[] = []
  try {
    return await open(config, logger, undo)
  } catch (error) {
    for (const one of undo.reverse()) one()
    if (error instanceof StartError) throw error
    logger.error({ err: error }, 'the hall could not be opened')
    const why = error instanceof Error ? error.message : String(error)
    throw new StartError(`DATA_DIR=${config.DATA_DIR} cannot be used: ${why}`)
  }
}

async function open(
  config: Config,
  logger: RuntimeLogger,
  undo: (() => void)[],
): Promise<OpenHall> {
  mkdirSync(config.DATA_DIR, { recursive: true })
  const lock = lockDataFolder(config.DATA_DIR)
  if (!lock.ok) {
    throw new StartError(
      `DATA_DIR=${config.DATA_DIR} is in use: a hall server runs on it already; stop it first or ` +
        'set another DATA_DIR',
    )
  }
  undo.push(lock.release)
  const plan = planFrom(config)
  const database = openDatabase(join(config.DATA_DIR, databaseFile))
  undo.push(() => database.close())
  const log = new SqliteLog(database)
  const hallId = hallOf(database, plan)
  const head = await log.head(hallId)
  const keys = keysOf(config, head.seq === 0)
  const [last] = await log.readRaw(hallId, { after: head.seq - 1, limit: 1 })
  const logAt = (last === undefined ? 0 : eventOfText(last.text).recordedAt) as EpochMs
  const clock = clockOf(config.clock, { calendar: plan.calendar, logAt })
  if (logAt - clock.now() > clockBehindMsMax) {
    const lastAt = new Date(logAt).toISOString()
    logger.error({ lastAt }, 'the clock is behind the log: hall time stands still until it passes')
  }
  const runtime = await startHallRuntime({ hallId, log, clock, logger })
  await importPlan(runtime, plan, logger)
  const close = async () => {
    await runtime.stop()
    // One whole file stays: the Node 20 binding would leave everything in the `-wal` beside it.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    await log.close()
    lock.release()
  }
  return { runtime, log, database, keys, close }
}

function planFrom({ HALL_PLAN, MODE }: Config): Plan {
  const loaded = loadPlan(HALL_PLAN ?? demoPlanFolder)
  if (!loaded.ok) throw new StartError(loaded.sentence)
  const { plan } = loaded
  if (MODE === 'demo') return { ...plan, rules: { ...plan.rules, separationOfDuties: false } }
  return { ...plan, rules: { ...plan.rules, separationOfDuties: true } }
}

/** One folder holds one hall; another plan's hall would start an empty log beside the full one. */
function hallOf(database: SqliteDatabase, plan: Plan): HallId {
  const row = database.prepare('SELECT stream FROM events ORDER BY stream LIMIT 1').get()
  if (row === undefined || row.stream === plan.hallId) return plan.hallId
  throw new StartError(
    `HALL_PLAN is of hall ${plan.hallId}, but DATA_DIR holds the log of hall ${String(row.stream)}`,
  )
}

/** A new key for an old log would make every ticket's link and all sealed notes worthless. */
function keysOf({ keyFile }: Config, newHall: boolean): HallKeys {
  try {
    return loadKeys(keyFile, newHall)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new StartError(/^KEY_FILE/.test(why) ? why : `KEY_FILE=${keyFile} cannot be used: ${why}`)
  }
}

/** A plan file is imported once; afterwards the plan in the log rules (PLAN-1). */
async function importPlan(runtime: HallRuntime, plan: Plan, logger: RuntimeLogger): Promise<void> {
  const adopted = await runtime.read((hall) => hall.plan)
  if (adopted === undefined) {
    const reply = await runtime.handle({
      commandId: `import-plan:${plan.hallId}` as CommandId,
      actor: { kind: 'system', part: 'start' },
      command: { type: 'AdoptPlan', data: { plan } },
    })
    if (!reply.ok) throw new StartError(`HALL_PLAN: ${reply.words.zh} / ${reply.words.en}`)
    return
  }
  const changes = diffPlans(adopted, plan)
  if (changes.length > 0) {
    const sections = changes.map((change) => change.section).join(', ')
    logger.info(
      { sections },
      'the plan file differs from the adopted plan, which rules; `npm run plan -- adopt` adopts it',
    )
  }
}
