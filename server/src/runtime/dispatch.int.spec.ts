import type { PersonId } from '@yihao/contract'
import { expect, test } from 'vitest'
import { FakeLog } from './fake-logs.testkit.ts'
import {
  accepted,
  at,
  hallId,
  incoming,
  openDay,
  openWindow,
  settled,
  smallPlan,
  startOn,
  type TestHall,
  take,
  windowId,
} from './test-hall.testkit.ts'

const clerk = { kind: 'staff', personId: 'li' as PersonId } as const
const graceMs = 8_000

async function automaticHall(log: FakeLog): Promise<TestHall> {
  const hall = await startOn(log)
  const plan = smallPlan()
  const dispatch = { mode: 'automatic', graceMs } as const
  const rules = { ...plan.rules, dispatch }
  await accepted(hall.runtime, { type: 'AdoptPlan', data: { plan: { ...plan, rules } } })
  const open = await hall.runtime.read((state) => state.day !== undefined)
  if (!open) await accepted(hall.runtime, openDay)
  await hall.runtime.handle({ ...incoming(openWindow), actor: clerk })
  const ready = { type: 'SayReady', data: { windowId, stay: false } } as const
  await hall.runtime.handle({ ...incoming(ready), actor: clerk })
  return hall
}

/** So many moments of the hall pass, and what is due happens. */
async function passes({ runtime, clock }: Pick<TestHall, 'runtime' | 'clock'>, ms: number) {
  clock.moveTo((clock.now() + ms) as never)
  await settled(runtime)
}

const typesIn = async (log: FakeLog) =>
  (await log.read(hallId, { after: 0, limit: 5_000 })).map(({ type }) => type)
const howMany = async (log: FakeLog, type: string) =>
  (await typesIn(log)).filter((one) => one === type).length

test('[DISPATCH-2] announced before a restart, called once after it', async () => {
  const log = new FakeLog()
  const before = await automaticHall(log)
  await accepted(before.runtime, take)
  await passes(before, 0)
  expect(await howMany(log, 'CallOffered')).toBe(1)
  await before.runtime.stop()
  const after = await startOn(log, before.clock)
  await passes(after, graceMs - 1)
  expect(await howMany(log, 'TicketCalled')).toBe(0)
  for (const ms of [1, graceMs, graceMs]) await passes(after, ms)
  expect(await howMany(log, 'CallOffered')).toBe(1)
  expect(await howMany(log, 'TicketCalled')).toBe(1)
  await after.runtime.stop()
})

test('[DISPATCH-2] off for an hour: who was ready and announced is called at the start', async () => {
  const log = new FakeLog()
  const before = await automaticHall(log)
  await accepted(before.runtime, take)
  await passes(before, 0)
  await before.runtime.stop()
  before.clock.moveTo(at('10:30'))
  const after = await startOn(log, before.clock)
  await passes(after, 0)
  expect(await howMany(log, 'TicketCalled')).toBe(1)
  await after.runtime.stop()
})
