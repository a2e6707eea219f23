import {
  type Actor,
  atClock,
  type BusinessDate,
  type CommandId,
  type EpochMs,
  type HallCommand,
  type Plan,
  planSchema,
  type RecordedEvent,
  type StampedCommand,
  type WindowId,
} from '@yihao/contract'
import { decide } from '../../server/src/engine/decide.ts'
import { evolve } from '../../server/src/engine/evolve.ts'
import { createHall, type HallState } from '../../server/src/engine/hall.ts'
import { countWaiting } from '../../server/src/engine/line/line.ts'
import { LiveForecaster } from '../../server/src/forecast/live/live-forecaster.ts'
import { hallOn } from '../../server/src/simulator/day/day-hall.ts'
import { type DayPolicy, usualAccumulating } from '../../server/src/simulator/day/day-policy.ts'
import { runDay } from '../../server/src/simulator/day/run-day.ts'
import { quantile } from '../../server/src/simulator/theory/estimates.ts'
import { drawDay } from './draw-day.ts'

export interface Timed {
  readonly what: string
  readonly times: Times
}

export interface Speed {
  readonly what: string
  readonly policyId: string
  readonly medianMs: number
  readonly p99Ms: number
  /** The same without the time in which other programs had the processor. */
  readonly p99CpuMs: number
  readonly runs: number
}

const date = '2026-03-02' as BusinessDate
const waitingWanted = 2_000
const policies = [{ policyId: 'first-come-first-served' } as const, usualAccumulating]

/** How long a simulated day and one decision take on this machine. */
export function measureSpeed(demo: Plan): readonly Speed[] {
  const wide = wideHall(demo)
  return policies.flatMap((callPolicy) => {
    const day = dayTimes(wide, callPolicy)(runs.days)
    const call = callNextTimes({ ...wide, callPolicy })(runs.calls)
    return [speed(day, callPolicy.policyId), speed(call, callPolicy.policyId)]
  })
}
const runs = { days: 30, calls: 5_000 } as const

/** The demo hall's windows over and over: 60 of them. */
export const wideHall = (demo: Plan): Plan => planSchema.parse(withWindows(demo, 60))

/** The plan with its windows over and over, until there are so many. */
function withWindows(plan: Plan, count: number): object {
  const open = plan.windows.filter(({ tidal }) => !tidal)
  const windows = Array.from({ length: count }, (_, place) => ({
    ...open[place % open.length],
    windowId: `w${place + 1}`,
    windowNumber: place + 1,
  }))
  return { ...plan, windows, devices: [], dutyPlan: undefined }
}

export function dayTimes(plan: Plan, policy: DayPolicy): (count: number) => Timed {
  const hall = hallOn(plan, date)
  const { visitors } = drawDay(plan, date, 3_000, 1)
  const what = `a day of ${visitors.length} numbers, ${hall.windows.length} windows`
  return (count) => ({ what, times: timesOf(count, () => runDay(hall, visitors, policy)) })
}

/** Nothing is done by it, so that it can be asked again and again: deciding only looks. */
export function callNextTimes(plan: Plan): (count: number) => Timed {
  const hall = fullHall(plan)
  const windows = [...hall.windows.values()].filter(({ state }) => state === 'open')
  let next = 0
  const what = `decide: call next, ${countWaiting(hall)} waiting`
  const call = () => {
    const windowId = windows[next % windows.length]?.windowId ?? ('w1' as WindowId)
    next += 1
    decide(stamped({ type: 'CallNext', data: { windowId } }, `n${next}`, hall.at), hall)
  }
  return (count) => ({ what, times: timesOf(count, call) })
}

/** A forecast for everybody, of a hall in which every window is busy and so many wait. */
export function forecastTimes(
  demo: Plan,
  { windows, waiting }: { readonly windows: number; readonly waiting: number },
): (count: number) => Timed {
  const plan = planSchema.parse(withWindows(demo, windows))
  const hall = fullHall(plan, waiting + windows)
  let count = 0
  for (const { windowId } of plan.windows) {
    for (const type of ['CallNext', 'StartServing'] as const) {
      count += 1
      happen(hall, stamped({ type, data: { windowId } }, `busy${count}`, hall.at))
    }
  }
  const forecaster = new LiveForecaster(hall)
  const what = `forecast: ${countWaiting(hall)} waiting, ${windows} windows`
  return (times) => ({ what, times: timesOf(times, () => forecaster.forecast(hall.at)) })
}

function happen(hall: HallState, command: StampedCommand): void {
  const decision = decide(command, hall)
  for (const body of decision.ok ? decision.events : []) {
    const position = { hallId: hall.hallId, epoch: 1, seq: hall.seq + 1 }
    evolve(hall, { position, recordedAt: command.at, ...body } as RecordedEvent)
  }
}

function fullHall(plan: Plan, wanted = waitingWanted): HallState {
  const hall = createHall(plan.hallId)
  let count = 0
  const run = (command: HallCommand, at: EpochMs) => {
    count += 1
    happen(hall, stamped(command, `c${count}`, at))
  }
  const morning = atClock(date, '08:40')
  run({ type: 'AdoptPlan', data: { plan } }, morning)
  run({ type: 'OpenDay', data: { businessDate: date } }, morning)
  for (const { windowId } of plan.windows) run({ type: 'OpenWindow', data: { windowId } }, morning)
  for (const [place, visitor] of drawDay(plan, date, 6_000, 1).visitors.entries()) {
    if (countWaiting(hall) === wanted) break
    const { itemCodes, packageCodes, queueId } = visitor
    const queue = plan.queues.find((one) => one.queueId === queueId)
    const data = {
      itemCodes: [...itemCodes],
      packageCodes: [...packageCodes],
      audience: queue?.pooledFor ?? ('natural' as const),
      ...(queue?.withoutItems === undefined ? {} : { queueId }),
      ...needsOf(plan, place),
    }
    run({ type: 'IssueTicket', data }, (morning + place * 1_000) as EpochMs)
  }
  return hall
}

/** Every sixth has a need of the plan, and the next one claims a priority. */
function needsOf({ rules }: Plan, place: number) {
  const { needs = [], priorityGroups = [] } = rules
  const need = place % 6 === 0 ? needs[(place / 6) % needs.length] : undefined
  const group =
    place % 6 === 1 ? priorityGroups[((place - 1) / 6) % priorityGroups.length] : undefined
  return {
    ...(need === undefined ? {} : { needs: [need.code] }),
    ...(group === undefined ? {} : { claim: { groupCode: group.code } }),
  }
}

function stamped(command: HallCommand, commandId: string, at: EpochMs): StampedCommand {
  const system: Actor = { kind: 'system', part: 'deadline' }
  return { commandId: commandId as CommandId, at, actor: system, command }
}

export interface Times {
  readonly real: Float64Array
  readonly cpu: Float64Array
}

function timesOf(runs: number, run: () => void): Times {
  for (let warm = 0; warm < Math.min(runs, 500); warm += 1) run()
  const [real, cpu] = [new Float64Array(runs), new Float64Array(runs)]
  for (let one = 0; one < runs; one += 1) {
    const [cpuBefore, before] = [process.cpuUsage(), performance.now()]
    run()
    real[one] = performance.now() - before
    const { user, system } = process.cpuUsage(cpuBefore)
    cpu[one] = (user + system) / 1_000
  }
  return { real: real.sort(), cpu: cpu.sort() }
}

function speed({ what, times: { real, cpu } }: Timed, policyId: string): Speed {
  const [medianMs, p99Ms, p99CpuMs] = [
    quantile(real, 0.5),
    quantile(real, 0.99),
    quantile(cpu, 0.99),
  ]
  return { what, policyId, medianMs, p99Ms, p99CpuMs, runs: real.length }
}
