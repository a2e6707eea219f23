import type {
  AlarmFacts,
  CaseCommand,
  CaseEnvelope,
  CommandId,
  PersonId,
  Role,
} from '@yihao/contract'
import { caseCommandSchema } from '@yihao/contract'
import { onTestFinished } from 'vitest'
import { casePlan } from '../cases/cases.testkit.ts'
import type { EventLog } from '../log/event-log.ts'
import { testFolder } from '../log/sqlite/data-folder.testkit.ts'
import { openDatabase } from '../log/sqlite/open-database.ts'
import { SqliteLog } from '../log/sqlite/sqlite-log.ts'
import type { Caller } from '../people/caller.ts'
import { ManualClock } from '../runtime/clock.ts'
import { startHallRuntime } from '../runtime/hall-runtime.ts'
import { at, console_, incoming, quietLogger } from '../runtime/test-hall.testkit.ts'
import type { HallKeys } from '../visitors/keys.ts'
import { Vault } from '../visitors/vault.ts'
import { Attachments } from './attachments.ts'
import { CaseIntake } from './case-intake.ts'
import { keepCaseTexts } from './case-keeping.ts'
import { startCaseRuntime } from './case-runtime.ts'

const keys: HallKeys = {
  seal: Buffer.alloc(32, 1),
  match: Buffer.alloc(32, 2),
  link: Buffer.alloc(32, 3),
}

const people: Readonly<Record<string, Role>> = {
  supervisor: 'supervisor',
  handler: 'unit-handler',
  leader: 'unit-leader',
  'other-handler': 'unit-handler',
  clerk: 'clerk',
  auditor: 'auditor',
}

export const caller = (personId: string): Caller => ({
  kind: 'staff',
  personId: personId as PersonId,
  displayName: personId,
  windowId: undefined,
})

let count = 0
export const envelope = (
  type: CaseCommand['type'],
  data: object,
  more: { readonly commandId?: string; readonly note?: string } = {},
): CaseEnvelope => {
  count += 1
  return {
    commandId: (more.commandId ?? `case-command-${count}`) as CommandId,
    command: caseCommandSchema.parse({ type, data }),
    ...(more.note === undefined ? {} : { note: more.note }),
  }
}

/** A hall with its cases on a file, people in their roles, and a clock moved by hand. */
export async function caseHall(wrap: (log: EventLog) => EventLog = (log) => log) {
  const { folder, path } = testFolder()
  const alarms = new Map<string, AlarmFacts>()
  const clock = new ManualClock(at('10:00'))
  const open = async () => {
    const database = openDatabase(path)
    const log = wrap(new SqliteLog(database))
    const logger = quietLogger()
    const plan = casePlan()
    const runtime = await startHallRuntime({ hallId: plan.hallId, log, clock, logger })
    if ((await runtime.read((hall) => hall.plan)) === undefined) {
      await runtime.handle(incoming({ type: 'AdoptPlan', data: { plan } }))
      for (const [id, role] of Object.entries(people)) {
        const personId = id as PersonId
        await runtime.handle(incoming({ type: 'AddPerson', data: { personId } }))
        const data = { personId, role, appointedOutside: false }
        await runtime.handle({ ...incoming({ type: 'GrantRole', data }), actor: console_ })
      }
    }
    const alarmOf = (alarmId: string) => alarms.get(alarmId)
    const cases = await startCaseRuntime({ log, hall: runtime, alarmOf, logger })
    const vault = new Vault(database, keys)
    const attachments = new Attachments({ database, folder: `${folder}/files`, key: keys.seal })
    const stopKeeping = await keepCaseTexts({ cases, vault, attachments, logger })
    const intake = new CaseIntake({ cases, vault, attachments, logger })
    const close = async () => {
      stopKeeping()
      await cases.stop()
      await runtime.stop()
      database.close()
    }
    return { runtime, cases, vault, attachments, intake, logger, database, log, close }
  }
  let now = await open()
  onTestFinished(() => now.close())
  const send = (who: string, type: CaseCommand['type'], data: object, more?: { note?: string }) =>
    now.intake.handle(caller(who), envelope(type, data, { note: '情况', ...more }))
  return {
    folder,
    path,
    clock,
    alarms,
    send,
    get it() {
      return now
    },
    /** Ends and begins again on the same file. */
    restart: async () => {
      await now.close()
      now = await open()
    },
  }
}

export const patrol = {
  source: 'patrol',
  ill: 'long-wait',
  subject: { windowId: 'w1' },
  attachmentIds: [],
}
export const toUnit = {
  caseId: 'case-1',
  unitId: 'unit-1',
  handlerId: 'handler',
  handling: 'simple',
}
