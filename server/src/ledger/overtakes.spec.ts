import {
  atClock,
  type HallId,
  type Overtake,
  type PersonId,
  type RecordedEvent,
} from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { evolve } from '../engine/evolve.ts'
import { createHall, type HallState } from '../engine/hall.ts'
import { monday, openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import * as steps from '../engine/steps.testkit.ts'
import type { DayReader } from './day-log.ts'
import { overtakeReport, overtakesCsv } from './overtake-report.ts'

/** The day of a scenario as its log would tell it. */
function readerOf({ events, now }: Scenario): DayReader {
  const hallAt = (seq: number): HallState => {
    const hall = createHall('hall-1' as HallId)
    for (const event of events.slice(0, seq)) evolve(hall, event)
    return hall
  }
  const page = (seq: number, limit: number): readonly RecordedEvent[] =>
    structuredClone(events.slice(seq, seq + limit))
  return {
    readAfter: async (seq, limit) => page(seq, limit),
    hallAt: async (seq) => hallAt(seq),
    position: () => ({ hallId: 'hall-1' as HallId, epoch: 1, seq: events.length }),
    now: () => now,
    firstEventOf: async () => undefined,
  }
}

const nameOf = (clerkId: PersonId) => (clerkId === 'li' ? '李' : undefined)

async function reportOf(scenario: Scenario) {
  const opened = scenario.events.find(({ type }) => type === 'DayOpened')
  if (opened === undefined) throw new Error('the day was not opened')
  const { businessDate, position } = opened
  return overtakeReport(readerOf(scenario), { businessDate, openedSeq: position.seq }, nameOf)
}

const short = ({ number, kind, passedOver }: Overtake) =>
  `${number} ${kind} ${passedOver.map((one) => `${one.number}=${one.score / 1_000}`).join(' ')}`
const told = async (scenario: Scenario) => (await reportOf(scenario)).rows.map(short)

const opened = (plan = smallPlan()): Scenario =>
  openHall(plan).given(steps.opens('w1'), steps.opens('w2'), steps.opens('w3'))

/** A001 is ordinary and came at 09:50; A002 and A003 keep their appointments ten minutes later. */
function bookedHall(changed: object): Scenario {
  const plan = {
    ...smallPlan(),
    callPolicy: {
      policyId: 'accumulating-priority' as const,
      rates: { ordinary: 1, booked: 3, priority: 3, returning: 3, transferred: 3 },
      overtakesMax: 5,
      capMs: 3_600_000,
      ...changed,
    },
  }
  const slot = { slotFrom: atClock(monday, '10:00'), slotTo: atClock(monday, '10:30') }
  const wanted = { itemCodes: ['N1'], packageCodes: [], audience: 'natural', ...slot }
  const hall = opened(plan)
  for (const appointmentId of ['b1', 'b2']) {
    hall.given(steps.press('BookAppointment', { appointmentId, ...wanted } as never))
  }
  hall.at('09:50').given(steps.takes()).at('10:00')
  for (const appointmentId of ['b1', 'b2']) {
    hall.given(steps.press('CheckInAppointment', { appointmentId }))
  }
  return hall.at('10:10')
}

describe('the day’s overtaking report', () => {
  test('[OVERTAKE-1] a call in turn is none, and who cannot be taken there is not passed over', async () => {
    const hall = steps.arrive(opened(), 1, { items: ['L1'], audience: 'legal' })
    steps.arrive(hall, 2).given(steps.callsNext('w1'), steps.callsNext('w2'))
    const report = await reportOf(hall)
    expect(report).toMatchObject({ calls: 2, overtakes: 0, rows: [], closed: false })
  })

  test('[OVERTAKE-1] by number: the window, who stood there, the reason and those passed over', async () => {
    const hall = steps.arrive(opened(), 3).later(60).given(steps.calls('w1', 'A003'))
    expect(await told(hall)).toEqual(['A003 by-number A001=62 A002=61'])
    expect((await reportOf(hall)).rows[0]).toMatchObject({
      windowNumber: 1,
      clerkId: 'li',
      clerkName: '李',
      reasonCode: 'priority',
      reason: { zh: 'priority' },
      score: 60_000,
      passedOverCount: 2,
    })
  })

  test('[OVERTAKE-1] of many the first five are named and all are counted', async () => {
    const hall = steps.arrive(opened(), 9).given(steps.calls('w1', 'A009'))
    const [one] = (await reportOf(hall)).rows
    expect(one?.passedOverCount).toBe(8)
    expect(one?.passedOver.map(({ number }) => number)).toEqual([
      'A001',
      'A002',
      'A003',
      'A004',
      'A005',
    ])
  })

  test('[OVERTAKE-2] a number that was put back after a miss', async () => {
    const hall = steps.arrive(opened(), 3).given(steps.callsNext('w1')).later(90)
    hall.given(steps.misses('w1'), steps.reinstates('A001'), steps.callsNext('w1'))
    expect(await told(hall)).toEqual(['A002 put-back A001=90'])
  })

  test('[OVERTAKE-2] a faster class, by its name', async () => {
    const hall = bookedHall({ overtakesMax: 5 }).given(steps.callsNext('w1'))
    expect(await told(hall)).toEqual(['A002 by-class A001=1200'])
    expect((await reportOf(hall)).rows[0]).toMatchObject({
      score: 1_800_000,
      rule: 'accumulated',
      reason: { zh: '预约', en: 'Booked' },
    })
  })

  test('[OVERTAKE-2] an ordinary number that was due', async () => {
    const hall = bookedHall({ overtakesMax: 1 }).given(steps.takes()).later(60)
    // The one who was passed gives up; the turn is the next ordinary number's all the same.
    hall.given(steps.callsNext('w1'), steps.abandons('A001'), steps.callsNext('w2'))
    expect(await told(hall)).toEqual(['A002 by-class A001=1260', 'A004 ordinary-due A003=1980'])
  })

  test('[OVERTAKE-2] who came first and has waited to the limit passes nobody over', async () => {
    const hall = bookedHall({ capMs: 600_000 }).given(steps.callsNext('w1'))
    expect(await reportOf(hall)).toMatchObject({ calls: 1, rows: [] })
  })

  test('[OVERTAKE-3] windows and clerks stand beside all their calls', async () => {
    const hall = steps.arrive(opened(), 4).given(steps.calls('w1', 'A004'), steps.callsNext('w2'))
    const { windows, clerks, kinds } = await reportOf(hall)
    expect(windows).toEqual([
      { windowId: 'w1', windowNumber: 1, calls: 1, overtakes: 1, byNumber: 1 },
      { windowId: 'w2', windowNumber: 2, calls: 1, overtakes: 0, byNumber: 0 },
    ])
    expect(clerks).toEqual([
      { clerkId: 'li', clerkName: '李', calls: 2, overtakes: 1, byNumber: 1 },
    ])
    expect(kinds.find(({ kind }) => kind === 'by-number')?.overtakes).toBe(1)
  })

  test('a closed day says so, and the CSV has a line for each', async () => {
    const hall = steps.arrive(opened(), 3).given(steps.calls('w1', 'A003'), steps.midnight)
    const report = await reportOf(hall)
    expect(report.closed).toBe(true)
    const lines = overtakesCsv(report).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('A003')
  })
})
