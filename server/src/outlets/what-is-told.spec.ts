import type { EpochMs, HallDevice, Plan, RecordedEvent, WindowId } from '@yihao/contract'
import { doPayloadSchema, showPayloadSchema } from '@yihao/contract'
import { expect, test } from 'vitest'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import {
  arrive,
  callsNext,
  finishes,
  holds,
  opens,
  pauses,
  recalls,
  starts,
  takesUp,
} from '../engine/steps.testkit.ts'
import { announcementOf } from './announcements.ts'
import { printJobOf } from './print-jobs.ts'
import { ratingAt, showsOf } from './show-of.ts'

const bridgeId = 'bridge-1'
const devices = [
  { kind: 'sign', deviceId: 'sign-1', bridgeId, windowId: 'w1', lineCells: 8 },
  { kind: 'sign', deviceId: 'sign-2', bridgeId, windowId: 'w2', lineCells: 8 },
  { kind: 'keypad', deviceId: 'key-1', bridgeId, windowId: 'w1' },
  { kind: 'speaker', deviceId: 'speaker-hall', bridgeId, zoneId: 'hall' },
  { kind: 'speaker', deviceId: 'speaker-a', bridgeId, zoneId: 'A' },
  { kind: 'speaker', deviceId: 'speaker-b', bridgeId, zoneId: 'B' },
  { kind: 'printer', deviceId: 'printer-1', bridgeId, kioskId: 'kiosk-1' },
  { kind: 'printer', deviceId: 'printer-2', bridgeId, kioskId: 'kiosk-2' },
] as HallDevice[]

/** Window 2 stands in zone A, its visitors wait in zone B; the rest is in the hall. */
function plan(): Plan {
  const small = smallPlan()
  const zones = ['A', 'B'].map((zoneId) => ({ zoneId, name: { zh: zoneId, en: zoneId } }))
  return {
    ...small,
    devices,
    zones: [...small.zones, ...zones] as Plan['zones'],
    windows: small.windows.map((one) => (one.windowId === 'w2' ? { ...one, zoneId: 'A' } : one)),
    queues: small.queues.map((one) => (one.queueId === 'A' ? { ...one, zoneId: 'B' } : one)),
  } as Plan
}

const hallWithDevices = () => openHall(plan())
const show = (scenario: Scenario, deviceId: string) => {
  const found = showsOf(scenario.hall as never, scenario.now).get(deviceId as never)
  const position = { hallId: 'h', epoch: 1, seq: 1 }
  if (found !== undefined) showPayloadSchema.parse({ position, at: scenario.now, show: found })
  return found
}
const last = (scenario: Scenario, type: RecordedEvent['type']) => {
  const event = scenario.events.filter((one) => one.type === type).at(-1)
  if (event === undefined) throw new Error(`no ${type}`)
  return event
}

test('[HOLD-5] a number that sat in the hall is said when it is called back', () => {
  for (const [kind, said] of [
    ['papers-kept', true],
    ['awaiting-step', true],
    ['papers-taken', false],
  ] as const) {
    const scenario = arrive(hallWithDevices().given(opens('w1')), 1)
    scenario.given(callsNext('w1'), starts('w1'), holds('w1', kind))
    scenario.later(60).given(takesUp('w1', 'A001'))
    const event = last(scenario, 'TicketResumed')
    const announcement = announcementOf(scenario.hall as never, event, scenario.now)
    const action = { kind: 'announce', number: 'A001', windowNumber: 1, callCount: 1 }
    expect(announcement?.payload.action, kind).toEqual(said ? action : undefined)
  }
})

test('a sign is closed, free, paused, calls and serves', () => {
  const scenario = hallWithDevices()
  const sign = () => show(scenario, 'sign-1')
  expect(sign()).toMatchObject({ windowNumber: 1, sign: { state: 'closed' } })
  arrive(scenario.given(opens('w1')), 2)
  expect(sign()).toMatchObject({ sign: { state: 'free' } })
  scenario.given(callsNext('w1'))
  expect(sign()).toMatchObject({ sign: { state: 'called', number: 'A001' } })
  scenario.given(starts('w1'))
  expect(sign()).toMatchObject({ sign: { state: 'serving', number: 'A001' } })
  scenario.given(finishes('w1'), pauses('w1'))
  expect(sign()).toMatchObject({ sign: { state: 'paused' } })
})

test('a keypad tells who may be called here, its number, and whether a rating is awaited', () => {
  const scenario = arrive(hallWithDevices().given(opens('w1'), opens('w3')), 2)
  arrive(scenario, 1, { items: ['L1'], audience: 'legal' })
  const keypad = () => show(scenario, 'key-1')
  expect(keypad()).toEqual({ kind: 'keypad', keypad: { waiting: 2, rating: false } })
  scenario.given(callsNext('w1'))
  expect(keypad()).toMatchObject({ keypad: { waiting: 1, number: 'A001' } })
  scenario.given(starts('w1'), finishes('w1'))
  expect(keypad()).toMatchObject({ keypad: { rating: true } })
  expect(scenario.later(60).hall.windows.size).toBe(4)
  expect(keypad()).toMatchObject({ keypad: { rating: true } })
  scenario.later(1)
  expect(keypad()).toMatchObject({ keypad: { rating: false } })
  expect(ratingAt(scenario.hall as never, 'w1' as WindowId, scenario.now)).toBe('too-late')
})

test('a call is said where the window is, where its visitors wait, and in the whole hall', () => {
  const scenario = arrive(hallWithDevices().given(opens('w2')), 1).given(callsNext('w2'))
  const said = announcementOf(scenario.hall as never, last(scenario, 'TicketCalled'), scenario.now)
  expect(said?.speakerIds).toEqual(['speaker-hall', 'speaker-a', 'speaker-b'])
  const action = { kind: 'announce', number: 'A001', windowNumber: 2, callCount: 1 }
  expect(said?.payload).toMatchObject({ action, expiresAt: scenario.now + 15_000 })
})

test('a recall is said again, with its count', () => {
  const scenario = arrive(hallWithDevices().given(opens('w1')), 1).given(callsNext('w1'))
  scenario.later(30).given(recalls('w1'))
  const event = last(scenario, 'TicketRecalled')
  const said = announcementOf(scenario.hall as never, event, scenario.now)
  expect(said?.payload.action).toMatchObject({ callCount: 2 })
})

test('an old call is not said, and other events are none of a speaker’s business', () => {
  const scenario = arrive(hallWithDevices().given(opens('w1')), 1).given(callsNext('w1'))
  const called = last(scenario, 'TicketCalled')
  const at = (ms: number) => (called.recordedAt + ms) as EpochMs
  expect(announcementOf(scenario.hall as never, called, at(15_000))).toBeDefined()
  expect(announcementOf(scenario.hall as never, called, at(15_001))).toBeUndefined()
  const issued = last(scenario, 'TicketIssued')
  expect(announcementOf(scenario.hall as never, issued, at(0))).toBeUndefined()
})

function slipAfter(ms: number, kioskId: string | undefined, speed = 1) {
  const scenario = hallWithDevices().given((hall) => ({
    command: {
      type: 'IssueTicket',
      data: {
        itemCodes: [],
        packageCodes: ['K1'],
        audience: 'natural',
        ...(kioskId === undefined ? {} : { kioskId }),
      },
    } as never,
    commandId: `take-${hall.now}`,
  }))
  const event = last(scenario, 'TicketIssued')
  const at = (event.recordedAt + ms) as EpochMs
  return printJobOf(scenario.hall as never, event, {
    at,
    speed,
    pageOf: (id) => `http://h/t/${id}`,
  })
}

test('the paper has its number, its items by name and its page, and comes out where it was taken', () => {
  const job = slipAfter(0, 'kiosk-1')
  expect(job?.printerIds).toEqual(['printer-1'])
  expect(doPayloadSchema.safeParse(job?.payload).error).toBeUndefined()
  expect(job?.payload.action).toMatchObject({
    slip: { itemNames: ['事项N1', '事项P1'], ahead: 0, reprint: false },
  })
  expect(JSON.stringify(job?.payload)).toContain('http://h/t/t.take-')
})

test('no paper for a guide’s number, and none for who has left the kiosk', () => {
  expect(slipAfter(0, undefined)).toBeUndefined()
  expect(slipAfter(120_001, 'kiosk-1')).toBeUndefined()
  // A day sixty times as fast: the same quarter of a minute for the printer.
  expect(slipAfter(120_001, 'kiosk-1', 60)).toBeDefined()
})
