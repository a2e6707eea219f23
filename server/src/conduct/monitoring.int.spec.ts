import {
  type Actor,
  addDays,
  atClock,
  type BusinessDate,
  type CommandId,
  commandSchema,
  type HallId,
  indicatorReportSchema,
  indicatorTicketsSchema,
  type VisitorRef,
} from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { monday } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { MemoryLog } from '../log/memory/memory-log.ts'
import { DatabaseSync, type SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import { indicatorById } from '../monitor/indicator-rows.ts'
import { ManualClock } from '../runtime/clock.ts'
import { type HallRuntime, startHallRuntime } from '../runtime/hall-runtime.ts'
import { dailySeries, indicatorReport, minuteSeries } from './indicator-reports.ts'
import { indicatorTickets } from './indicator-tickets.ts'
import { Monitoring } from './monitoring.ts'

const hallId = 'hall-1' as HallId
const logger = { error: () => undefined, info: () => undefined }
const system: Actor = { kind: 'system', part: 'start' }
const tuesday = addDays(monday, 1)
const nobody = () => ({})
let presses = 0

/** A real hall with a clock of its own. */
class Hall {
  readonly clock: ManualClock
  readonly runtime: HallRuntime

  private constructor(clock: ManualClock, runtime: HallRuntime) {
    this.clock = clock
    this.runtime = runtime
  }

  static async open(): Promise<Hall> {
    const clock = new ManualClock(atClock(monday, '08:00'))
    const log = new MemoryLog()
    const hall = new Hall(clock, await startHallRuntime({ hallId, log, clock, logger }))
    await hall.press('AdoptPlan', { plan: smallPlan() })
    return hall
  }

  async press(type: string, data: object, visitor?: VisitorRef): Promise<void> {
    presses += 1
    const command = commandSchema.parse({ type, data })
    const commandId = `m-${presses}` as CommandId
    const more = visitor === undefined ? {} : { visitor }
    const reply = await this.runtime.handle({ commandId, actor: system, command, ...more })
    if (!reply.ok) throw new Error(`${type}: ${reply.refusal.code}`)
  }

  at(date: BusinessDate, time: string): void {
    this.clock.moveTo(atClock(date, time))
  }

  /** Who comes waits ten minutes and is served for five. */
  async day(date: BusinessDate, visitors: readonly (VisitorRef | undefined)[]): Promise<void> {
    this.at(date, '08:40')
    await this.press('OpenDay', { businessDate: date }).catch(() => undefined)
    this.at(date, '09:00')
    await this.press('OpenWindow', { windowId: 'w1' })
    for (const [index, visitor] of visitors.entries()) {
      const minute = (more: number) => String(index * 20 + more).padStart(2, '0')
      this.at(date, `10:${minute(0)}`)
      const take = { itemCodes: ['N1'], packageCodes: [], audience: 'natural' }
      await this.press('IssueTicket', take, visitor)
      this.at(date, `10:${minute(10)}`)
      await this.press('CallNext', { windowId: 'w1' })
      await this.press('StartServing', { windowId: 'w1' })
      this.at(date, `10:${minute(15)}`)
      await this.press('FinishServing', { windowId: 'w1' })
    }
  }
}

const known: VisitorRef = { visitorId: 'v1', personHash: 'b'.repeat(64) } as never

async function twoDays() {
  const hall = await Hall.open()
  const database = new DatabaseSync(':memory:')
  const monitoring = await follow(hall, database)
  await hall.day(monday, [known, undefined])
  hall.at(tuesday, '00:00')
  await expect.poll(() => monitoring.store.datesIn(monday, tuesday)).toBe(1)
  await hall.day(tuesday, [known, undefined, undefined])
  return { hall, database, monitoring }
}

async function follow({ runtime }: Hall, database: SqliteDatabase): Promise<Monitoring> {
  const monitoring = new Monitoring({ runtime, database, logger })
  await monitoring.start()
  await monitoring.caughtUp()
  return monitoring
}

const tables = (database: SqliteDatabase) =>
  ['indicator_days', 'indicator_dates', 'rule_changes', 'indicator_state'].map((table) =>
    database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all(),
  )

describe('the indicators of a running hall', () => {
  test('[CONDUCT-2] read again from the log, the tables are the same to the byte', async () => {
    const { hall, database } = await twoDays()
    const again = new DatabaseSync(':memory:')
    await follow(hall, again)
    expect(tables(again)).toEqual(tables(database))
  })

  test('after a restart they go on from the last closed day, today included', async () => {
    const { hall, database, monitoring } = await twoDays()
    const question = { scope: 'hall', from: monday, to: tuesday } as const
    const now = hall.runtime.now()
    const before = indicatorReport(monitoring, question, now, nobody)
    await monitoring.stop()
    const restarted = await follow(hall, database)
    const after = indicatorReport(restarted, question, now, nobody)
    expect(after).toEqual(before)
    expect(indicatorReportSchema.parse(after)).toMatchObject({ days: 2 })
    const wait = after.rows.find(({ indicatorId }) => indicatorId === 'wait-net')
    expect(wait).toMatchObject({ value: 600_000, sampleSize: 5 })
  })

  test('[CONDUCT-1] the tickets behind a figure are those that it added up, of any day', async () => {
    const { hall, monitoring } = await twoDays()
    hall.at(addDays(tuesday, 1), '00:00')
    await expect.poll(() => monitoring.store.datesIn(monday, tuesday)).toBe(2)
    const listOf = async (indicatorId: string) => {
      const indicator = indicatorById(indicatorId)
      if (indicator === undefined) throw new Error(indicatorId)
      const place = { scope: 'window', scopeId: 'w1' } as const
      const date = tuesday
      const asked = indicatorId === 'revisit-rate' ? ({ scope: 'hall' } as const) : place
      const list = await indicatorTickets(monitoring, hall.runtime, { ...asked, indicator, date })
      const { rows } = indicatorReport(
        monitoring,
        { ...asked, from: date, to: date },
        hall.runtime.now(),
        nobody,
      )
      const row = rows.find((one) => one.indicatorId === indicatorId)
      return { list: indicatorTicketsSchema.parse(list), row }
    }
    const waits = await listOf('wait-net')
    expect(waits.list.total).toBe(waits.row?.sampleSize)
    expect(waits.list.tickets.map(({ number }) => number)).toEqual(['A001', 'A002', 'A003'])
    // Monday's visit is what makes Tuesday's a second one.
    const again = await listOf('revisit-rate')
    expect(again.row?.numerator).toBe(1)
    expect(again.list.tickets.map(({ number }) => number)).toEqual(['A001'])
  })

  test('by minute of today and by day of always they come to the same', async () => {
    const { hall, monitoring } = await twoDays()
    const indicator = indicatorById('wait-net')
    if (indicator === undefined) throw new Error('wait-net')
    const place = { indicator, scope: 'queue', scopeId: 'A' } as const
    const days = dailySeries(
      monitoring,
      { ...place, from: monday, to: tuesday },
      hall.runtime.now(),
    )
    expect(days.points.map(({ at, sampleSize }) => [at, sampleSize])).toEqual([
      [monday, 2],
      [tuesday, 3],
    ])
    const { points } = minuteSeries(monitoring, place, hall.runtime.now())
    const called = points.filter(({ sampleSize }) => sampleSize > 0)
    expect(called.map(({ at, value }) => [at, value])).toEqual([
      ['10:10', 600_000],
      ['10:30', 600_000],
      ['10:50', 600_000],
    ])
  })

  test('[CONDUCT-6] a changed threshold stands beside the figures: who, when, from what to what, why', async () => {
    const { hall, monitoring } = await twoDays()
    const plan = smallPlan({ recallSpacingMs: 30_000 })
    const note = { noteId: 'n1', keyedHash: '0'.repeat(64) } as never
    const reply = await hall.runtime.handle({
      commandId: 'change' as CommandId,
      actor: { kind: 'staff', personId: 'm01' } as never,
      command: commandSchema.parse({ type: 'AdoptPlan', data: { plan } }),
      note,
    })
    expect(reply.ok).toBe(true)
    await expect
      .poll(() => {
        const question = { scope: 'hall', from: monday, to: tuesday } as const
        const shown = ({ by, note: kept }: { by: string; note?: { noteId: string } }) => ({
          byName: `name of ${by}`,
          why: kept?.noteId ?? '',
        })
        return indicatorReport(monitoring, question, hall.runtime.now(), shown).changes
      })
      .toMatchObject([
        {
          at: hall.runtime.now(),
          planVersion: 2,
          by: 'm01',
          byName: 'name of m01',
          why: 'n1',
          words: { zh: 'recallSpacingMs 20000 → 30000' },
        },
      ])
  })
})
