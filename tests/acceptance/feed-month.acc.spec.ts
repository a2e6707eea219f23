import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  addDays,
  atClock,
  type BusinessDate,
  type CommandId,
  type DayReport,
  type EpochMs,
  type FeedQuarter,
  type HallCommand,
  type HallId,
  type ReceiverId,
} from '@yihao/contract'
import {
  ConductFeed,
  demoPlanFolder,
  type HallRuntime,
  loadPlan,
  ManualClock,
  openDatabase,
  planForReplay,
  SqliteLog,
  sqliteOutletStore,
  startFeedOutwards,
  startHallRuntime,
  WebhookSecrets,
  Webhooks,
} from '@yihao/server/testing'
import { expect, test } from 'vitest'
import { startReceiver, type Trouble } from '../receiver/receiver.ts'

const hallId = 'month-hall' as HallId
const first = '2026-11-02' as BusinessDate
const logger = { info: () => undefined, error: () => undefined }
const windowIds = ['w001', 'w002']

const troubles: readonly Trouble[] = ['fails', 'redirects', 'forgets-to-answer', 'floods', 'hangs']

let presses = 0
async function send(runtime: HallRuntime, type: string, data: object): Promise<void> {
  presses += 1
  const reply = await runtime.handle({
    commandId: `press-${presses}` as CommandId,
    actor: { kind: 'system', part: 'console' },
    command: { type, data } as unknown as HallCommand,
  })
  if (!reply.ok) throw new Error(`${type}: ${reply.refusal.code}`)
}

function monthPlan() {
  const demo = loadPlan(demoPlanFolder)
  if (!demo.ok) throw new Error(demo.sentence)
  const queues = [{ prefix: 'A', name: '综合', windows: 2 }]
  const plan = planForReplay({ hallId, name: '一个月的厅', queues, like: demo.plan })
  return { ...plan, calendar: demo.plan.calendar }
}

/** A day with as many visitors as its number says; how many came. */
async function liveDay(runtime: HallRuntime, clock: ManualClock, date: BusinessDate, day: number) {
  clock.moveTo(atClock(date, '08:31'))
  await expect.poll(() => runtime.read((hall) => hall.day?.businessDate)).toBe(date)
  for (const windowId of windowIds) await send(runtime, 'OpenWindow', { windowId })
  const visitors = 8 + ((day * 7) % 9)
  const taking = { itemCodes: ['R-A'], packageCodes: [], audience: 'natural' }
  for (let one = 0; one < visitors; one += 1) {
    const windowId = windowIds[one % windowIds.length]
    clock.moveTo((clock.now() + 240_000) as EpochMs)
    await send(runtime, 'IssueTicket', taking)
    await send(runtime, 'CallNext', { windowId })
    if ((one + day) % 6 === 0) {
      await send(runtime, 'RecordNoShow', { windowId })
      continue
    }
    await send(runtime, 'StartServing', { windowId })
    clock.moveTo((clock.now() + 300_000) as EpochMs)
    await send(runtime, 'FinishServing', { windowId })
  }
  clock.moveTo(atClock(date, '17:05'))
  await send(runtime, 'CloseDay', {})
  return visitors
}

test('[FEED-3] a month over the webhook to a receiver that fails, whose totals equal the hall’s', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yihao-month-'))
  const database = openDatabase(join(folder, 'hall.db'))
  const log = new SqliteLog(database)
  const clock = new ManualClock(atClock(first, '08:00'))
  const runtime = await startHallRuntime({ hallId, log, clock, logger })
  await send(runtime, 'AdoptPlan', { plan: monthPlan() })
  const feed = new ConductFeed({ runtime, database, logger })
  await feed.start()
  const outwards = startFeedOutwards({ hall: { runtime, database }, feed, logger })
  const { items } = outwards
  const secrets = new WebhookSecrets(database, Buffer.alloc(32, 5))
  const receiverId = 'r-month' as ReceiverId
  let deliveries = 0
  const trouble = (): Trouble => {
    deliveries += 1
    return deliveries % 2 === 0 ? troubles[(deliveries / 2) % troubles.length] : undefined
  }
  const receiver = await startReceiver({ secret: secrets.of(receiverId), trouble })
  const webhooks = new Webhooks({
    items,
    store: sqliteOutletStore(database),
    secrets,
    targets: { hosts: ['127.0.0.1'], inner: true },
    logger,
    now: () => runtime.now(),
    timeoutMs: 250,
    itemsPerDelivery: 10,
    retryMs: () => 10,
  })
  const addedAt = runtime.now()
  const { url } = receiver
  const booked = { receiverId, name: '市平台', url, addedAt, paused: false, after: 0, round: 1 }
  await webhooks.follow([booked])

  let visitors = 0
  let days = 0
  for (let ahead = 0; ahead < 30; ahead += 1) {
    const date = addDays(first, ahead)
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
    if (weekday === 0 || weekday === 6) continue
    visitors += await liveDay(runtime, clock, date, days)
    days += 1
  }
  clock.moveTo(atClock(addDays(first, 30), '00:05'))
  const told = () => receiver.received.items.filter(({ kind }) => kind === 'day').length
  await expect.poll(told, { timeout: 60_000 }).toBe(days)
  await expect
    .poll(() => receiver.received.items.length, { timeout: 60_000 })
    .toBe(items.lastCursor)

  const rows = receiver.received.items.flatMap(({ kind, data }) =>
    kind === 'quarter' ? [data as unknown as FeedQuarter] : [],
  )
  const sum = (name: 'issued' | 'called' | 'finished' | 'noShows') =>
    rows.reduce((total, row) => total + row[name], 0)
  const reports = receiver.received.items.flatMap(({ kind, data }) =>
    kind === 'day' ? [data as unknown as DayReport] : [],
  )
  const reported = (name: 'issued' | 'called' | 'finished' | 'noShows') =>
    reports.reduce((total, { hall }) => total + hall[name], 0)
  expect(days).toBe(22)
  expect([sum('issued'), reported('issued')]).toEqual([visitors, visitors])
  for (const name of ['called', 'finished', 'noShows'] as const) {
    expect(sum(name)).toBe(reported(name))
    expect(sum(name)).toBeGreaterThan(20)
  }
  for (const { businessDate, hall } of reports) {
    expect(hall).toEqual(feed.figuresOf(businessDate as BusinessDate)?.hall)
  }
  expect(receiver.answers.filter((status) => status === 500).length).toBeGreaterThan(3)

  await webhooks.stop()
  await receiver.stop()
  await outwards.stop()
  await feed.stop()
  await runtime.stop()
  database.close()
  rmSync(folder, { recursive: true, force: true })
}, 120_000)
