import type {
  BusinessDate,
  CommandId,
  DeviceId,
  EpochMs,
  HallCommand,
  HallId,
  ItemCode,
  Plan,
  WindowId,
} from '@yihao/contract'
import type { EventLog } from '../log/event-log.ts'
import { planForReplay } from '../plan/generated-plan.ts'
import { demoPlanFolder, loadPlan } from '../plan/load-plan.ts'
import { type Clock, ManualClock } from './clock.ts'
import { type HallRuntime, type Incoming, startHallRuntime } from './hall-runtime.ts'

export const hallId = 'small-hall' as HallId
/** A Monday, 2026-11-23. */
export const monday = '2026-11-23' as BusinessDate
/** The hall's wall clock on a day of that week: `at('09:30')` is Monday, `at('09:30', 1)` Tuesday. */
export function at(clock: string, days = 0): EpochMs {
  return (Date.parse(`${monday}T${clock}:00+08:00`) + days * 86_400_000) as EpochMs
}

/** One queue, three windows, the demo hall's rules and hours. */
export function smallPlan(): Plan {
  const demo = loadPlan(demoPlanFolder)
  if (!demo.ok) throw new Error(demo.sentence)
  const { calendar } = demo.plan
  const queues = [{ prefix: 'A', name: '综合', windows: 3 }]
  const plan = planForReplay({ hallId, name: '小厅', queues, like: demo.plan })
  return { ...plan, calendar, rules: { ...plan.rules, separationOfDuties: true } }
}

export const windowId = 'w001' as WindowId
export const console_ = { kind: 'system', part: 'console' } as const

let made = 0
export function incoming(command: HallCommand, commandId?: string): Incoming {
  made += 1
  return {
    commandId: (commandId ?? `test-${made}`) as CommandId,
    actor: console_,
    command,
  }
}

export const take: HallCommand = {
  type: 'IssueTicket',
  data: {
    itemCodes: ['R-A' as ItemCode],
    packageCodes: [],
    audience: 'natural',
    kioskId: 'kiosk-1' as DeviceId,
  },
}
export const callNext: HallCommand = { type: 'CallNext', data: { windowId } }
export const recall: HallCommand = { type: 'RecallTicket', data: { windowId } }
export const openWindow: HallCommand = { type: 'OpenWindow', data: { windowId } }
export const openDay: HallCommand = { type: 'OpenDay', data: { businessDate: monday } }

/** Collects what goes wrong; nothing is printed. */
export function quietLogger() {
  const errors: string[] = []
  return {
    errors,
    error: (_details: object, message: string) => void errors.push(message),
    info: () => undefined,
  }
}

export interface TestHall {
  readonly runtime: HallRuntime
  readonly clock: ManualClock
  readonly logger: ReturnType<typeof quietLogger>
}

export async function startOn(log: EventLog, clock = new ManualClock(at('09:00'))) {
  const logger = quietLogger()
  const runtime = await startHallRuntime({ hallId, log, clock, logger })
  return { runtime, clock, logger }
}

/** A hall on its Monday morning: plan adopted, day and window open. */
export async function openHall(log: EventLog): Promise<TestHall> {
  const hall = await startOn(log)
  await accepted(hall.runtime, { type: 'AdoptPlan', data: { plan: smallPlan() } })
  // The overdue opening of the day comes by itself.
  const open = await hall.runtime.read((state) => state.day !== undefined)
  if (!open) await accepted(hall.runtime, openDay)
  await accepted(hall.runtime, openWindow)
  return hall
}

export async function accepted(runtime: HallRuntime, command: HallCommand, id?: string) {
  const reply = await runtime.handle(incoming(command, id))
  if (!reply.ok) throw new Error(`${command.type}: ${reply.refusal.code}`)
  return reply
}

/** Lets what is under way come to rest: wake-ups, their commands, their timers. */
export async function settled(runtime: HallRuntime): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    await runtime.read(() => undefined)
  }
}

export type { Clock }
