import type { Worker } from 'node:worker_threads'
import { type Actor, atClock, type CommandId, commandSchema, type EpochMs } from '@yihao/contract'
import { expect, onTestFinished, test } from 'vitest'
import { monday } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { MemoryLog } from '../log/memory/memory-log.ts'
import { DatabaseSync } from '../log/sqlite/sqlite-binding.ts'
import { ManualClock } from '../runtime/clock.ts'
import { type HallRuntime, startHallRuntime } from '../runtime/hall-runtime.ts'
import { startThread } from '../threads/start-thread.ts'
import { ForecastScores } from './forecast-scores.ts'
import { Forecaster } from './forecaster.ts'

const logger = { error: () => undefined, info: () => undefined }
const system: Actor = { kind: 'system', part: 'start' }
const wish = { itemCodes: ['N1'], packageCodes: [], audience: 'natural' }
let presses = 0

async function send(runtime: HallRuntime, type: string, data: object): Promise<void> {
  presses += 1
  const command = commandSchema.parse({ type, data })
  const commandId = `forecast-${presses}` as CommandId
  const reply = await runtime.handle({ commandId, actor: system, command })
  if (!reply.ok) throw new Error(`${type}: ${reply.refusal.code}`)
}

async function busyHall() {
  const clock = new ManualClock(atClock(monday, '09:00'))
  const log = new MemoryLog()
  const plan = smallPlan({ openTicketsPerPersonMax: 20 })
  const runtime = await startHallRuntime({ hallId: plan.hallId, log, clock, logger })
  await send(runtime, 'AdoptPlan', { plan })
  await send(runtime, 'OpenDay', { businessDate: monday })
  await send(runtime, 'OpenWindow', { windowId: 'w1' })
  for (let one = 0; one < 6; one += 1) await send(runtime, 'IssueTicket', wish)
  return { clock, runtime, plan, database: new DatabaseSync(':memory:') }
}

type Busy = Awaited<ReturnType<typeof busyHall>>

function forecasterOf({ runtime, database }: Busy) {
  const threads: Worker[] = []
  const thread = () => {
    const here = new URL('./forecaster.ts', import.meta.url).href
    const made = startThread(here, 'forecast-worker', {})
    threads.push(made)
    return made
  }
  const forecaster = new Forecaster({ runtime, database, logger, thread })
  onTestFinished(() => forecaster.stop())
  return { forecaster, threads }
}

/** Looks again whenever the forecaster has something new. */
function until(forecaster: Forecaster, holds: () => boolean): Promise<void> {
  return new Promise((done) => {
    const look = () => holds() && done()
    forecaster.onChange(look)
    look()
  })
}

const told = (forecaster: Forecaster) => forecaster.ranges()?.tickets.size ?? 0

test('[FORECAST-2] a thread of its own tells ranges of all who wait, also of those who come later', async () => {
  const hall = await busyHall()
  const { forecaster } = forecasterOf(hall)
  forecaster.start()
  await until(forecaster, () => told(forecaster) === 6)
  await send(hall.runtime, 'IssueTicket', wish)
  await until(forecaster, () => told(forecaster) === 7)
})

test('[FORECAST-5] a thread that dies tells nothing and is started again; the hall goes on', async () => {
  const hall = await busyHall()
  const { forecaster, threads } = forecasterOf(hall)
  forecaster.start()
  await until(forecaster, () => told(forecaster) === 6)
  void threads[0]?.terminate()
  await until(forecaster, () => forecaster.ranges() === undefined)
  await send(hall.runtime, 'IssueTicket', wish)
  await until(forecaster, () => told(forecaster) === 7)
  expect(threads).toHaveLength(2)
})

test('[FORECAST-7] what was told is kept with what happened, across a restart', async () => {
  const hall = await busyHall()
  const first = forecasterOf(hall).forecaster
  first.start()
  await until(first, () => told(first) === 6)
  await first.stop()
  expect(first.store.open().length).toBe(6)

  const { forecaster } = forecasterOf(hall)
  const scores = new ForecastScores(hall.runtime, forecaster)
  forecaster.start()
  await until(forecaster, () => told(forecaster) === 6)
  hall.clock.moveTo(atClock(monday, '09:20') as EpochMs)
  await send(hall.runtime, 'CallNext', { windowId: 'w1' })
  await until(forecaster, () => told(forecaster) === 5)
  const { told: all, hall: score } = scores.report(hall.plan, monday)
  expect(all).toMatchObject([{ number: 'A001', phase: 'joined', outcome: 'called' }])
  expect(all[0]?.waitedMs).toBeGreaterThan(15 * 60_000)
  expect(score.tickets).toBe(1)
})

test('[FORECAST-9] a proposal to open a window is asked about, and answered or not', async () => {
  const hall = await busyHall()
  const { forecaster } = forecasterOf(hall)
  const asked = { queueId: 'A', windowId: 'w2', withinMs: 3_600_000, limitMs: 600_000 } as const
  expect(await forecaster.whatIf({ direction: 'open', ...asked } as never)).toBeUndefined()
  forecaster.start()
  await until(forecaster, () => told(forecaster) === 6)
  const expected = await forecaster.whatIf({ direction: 'open', ...asked } as never)
  expect(expected?.with.meanMs).toBeLessThanOrEqual(expected?.without.meanMs ?? 0)
})
