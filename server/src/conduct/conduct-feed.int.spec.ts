import {
  type Actor,
  atClock,
  type BusinessDate,
  type CommandId,
  commandSchema,
  type FeedQuarter,
  feedPageSchema,
  type HallId,
} from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { monday } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { MemoryLog } from '../log/memory/memory-log.ts'
import { DatabaseSync } from '../log/sqlite/sqlite-binding.ts'
import { ManualClock } from '../runtime/clock.ts'
import { type HallRuntime, startHallRuntime } from '../runtime/hall-runtime.ts'
import { ConductFeed } from './conduct-feed.ts'

const hallId = 'hall-1' as HallId
const logger = { error: () => undefined, info: () => undefined }
const system: Actor = { kind: 'system', part: 'start' }
let presses = 0

async function send(runtime: HallRuntime, type: string, data: object): Promise<void> {
  presses += 1
  const command = commandSchema.parse({ type, data })
  const commandId = `press-${presses}` as CommandId
  const reply = await runtime.handle({ commandId, actor: system, command })
  if (!reply.ok) throw new Error(`${type}: ${reply.refusal.code}`)
}

async function openedHall() {
  const clock = new ManualClock(atClock(monday, '08:50'))
  const log = new MemoryLog()
  const runtime = await startHallRuntime({ hallId, log, clock, logger })
  await send(runtime, 'AdoptPlan', { plan: smallPlan() })
  await send(runtime, 'OpenDay', { businessDate: monday })
  const database = new DatabaseSync(':memory:')
  return { clock, log, runtime, database }
}

const take = (runtime: HallRuntime) =>
  send(runtime, 'IssueTicket', { itemCodes: ['N1'], packageCodes: [], audience: 'natural' })

async function following(runtime: HallRuntime, database: InstanceType<typeof DatabaseSync>) {
  const feed = new ConductFeed({ runtime, database, logger })
  await feed.start()
  return feed
}

describe('the feed of a running hall', () => {
  test('hands out rows by cursor once their quarter is over, without any command', async () => {
    const { clock, runtime, database } = await openedHall()
    const feed = await following(runtime, database)
    const told: FeedQuarter[] = []
    feed.onRows((rows) => told.push(...rows))
    await take(runtime)
    expect(feed.rowsAfter(0, 10).rows).toEqual([])
    expect(feed.openRows().map((row) => row.issued)).toEqual([1])

    clock.moveTo(atClock(monday, '09:00'))
    await expect.poll(() => feed.rowsAfter(0, 10).rows.length).toBe(1)
    clock.moveTo(atClock(monday, '09:45'))
    await expect.poll(() => feed.rowsAfter(0, 10).rows.length).toBe(4)
    const page = feed.rowsAfter(1, 2)
    expect(feedPageSchema.parse(page)).toMatchObject({ nextCursor: 3, more: true })
    expect(told.map((row) => row.cursor)).toEqual([1, 2, 3, 4])
    expect(feed.rowsAfter(4, 10)).toEqual({ version: 1, rows: [], nextCursor: 4, more: false })
    await feed.stop()
  })

  test('goes on after a restart where it was, and after one without a clean stop', async () => {
    const { clock, log, runtime, database } = await openedHall()
    const first = await following(runtime, database)
    await take(runtime)
    clock.moveTo(atClock(monday, '09:05'))
    await take(runtime)
    await expect.poll(() => first.rowsAfter(0, 10).rows.length).toBe(1)
    const told = first.rowsAfter(0, 10).rows

    // The second reads the same database and log; the first is never stopped.
    const again = await startHallRuntime({ hallId, log, clock, logger })
    const second = await following(again, database)
    expect(second.rowsAfter(0, 10).rows).toEqual(told)
    expect(second.openRows().map((row) => row.issued)).toEqual([1])
    expect(second.figuresOf(monday)?.hall.issued).toBe(2)
    await second.stop()
  })

  test('makes a state of another shape again and tells no quarter twice', async () => {
    const { clock, runtime, database } = await openedHall()
    const first = await following(runtime, database)
    await take(runtime)
    clock.moveTo(atClock(monday, '09:20'))
    await expect.poll(() => first.rowsAfter(0, 10).rows.length).toBe(2)
    await take(runtime)
    const told = first.rowsAfter(0, 10).rows
    await first.stop()
    database.exec("UPDATE feed_state SET shape = 'feed-0'")
    const second = await following(runtime, database)
    expect(second.rowsAfter(0, 10).rows).toEqual(told)
    clock.moveTo(atClock(monday, '09:30'))
    await expect.poll(() => second.rowsAfter(0, 10).rows.length).toBe(3)
    expect(second.rowsAfter(2, 10).rows.map((row) => [row.cursor, row.issued])).toEqual([[3, 1]])
    await second.stop()
  })

  test('keeps the figures and the CSV of a day that is over', async () => {
    const { clock, runtime, database } = await openedHall()
    const feed = await following(runtime, database)
    await send(runtime, 'OpenWindow', { windowId: 'w1' })
    await take(runtime)
    clock.moveTo(atClock(monday, '08:54'))
    await send(runtime, 'CallNext', { windowId: 'w1' })
    await send(runtime, 'StartServing', { windowId: 'w1' })
    clock.moveTo(atClock(monday, '08:59'))
    await send(runtime, 'FinishServing', { windowId: 'w1' })
    expect(feed.figuresOf(monday)?.closed).toBe(false)
    await send(runtime, 'CloseDay', {})
    clock.moveTo(atClock(monday, '09:30'))
    await expect.poll(() => feed.rowsAfter(0, 10).rows.length).toBeGreaterThan(0)
    const report = feed.figuresOf(monday)
    expect(report).toMatchObject({
      closed: true,
      hall: { issued: 1, called: 1, finished: 1, waitNet: { count: 1, longestMs: 240_000 } },
    })
    expect(report?.queues.map(({ queueId, finished }) => [queueId, finished])).toEqual([
      ['A', 1],
      ['B', 0],
      ['C', 0],
      ['Z', 0],
    ])
    expect(feed.csvOf(monday).split('\r\n')).toHaveLength(feed.rowsAfter(0, 10).rows.length + 2)
    const values = await runtime.read((hall) => feed.gauges(hall))
    const finished = values.find(
      ({ labels }) => labels.queue === 'A' && labels.outcome === 'finished',
    )
    expect(finished).toMatchObject({ name: 'yihao_day_tickets', value: 1 })
    expect(feed.figuresOf('2026-11-20' as BusinessDate)).toBeUndefined()
    await feed.stop()
  })

  test('stores what a full disk held back with the next rows', async () => {
    const { clock, runtime, database } = await openedHall()
    const feed = await following(runtime, database)
    await take(runtime)
    database.exec('ALTER TABLE feed_rows RENAME TO elsewhere')
    clock.moveTo(atClock(monday, '09:00'))
    await take(runtime)
    database.exec('ALTER TABLE elsewhere RENAME TO feed_rows')
    clock.moveTo(atClock(monday, '09:15'))
    await expect.poll(() => feed.rowsAfter(0, 10).rows.length).toBe(2)
    expect(feed.rowsAfter(0, 10).rows.map((row) => [row.cursor, row.issued])).toEqual([
      [1, 1],
      [2, 1],
    ])
    await feed.stop()
  })
})
