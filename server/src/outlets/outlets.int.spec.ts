import { type TicketId, timePayloadSchema, type WindowId } from '@yihao/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { accepted, at, callNext, recall, settled, take } from '../runtime/test-hall.testkit.ts'
import { type BrokerUnderTest, embedded, mosquitto, type StartBroker } from './brokers.testkit.ts'
import { type HardwareHall, hardwareHall } from './hardware-hall.testkit.ts'
import type { Outlets } from './outlet-options.ts'
import { type FakeBridge, fakeBridge } from './outlets.testkit.ts'
import { startOutlets } from './start-outlets.ts'

const soon = { timeout: 5_000, interval: 20 }
const windowId = 'w001' as WindowId
const start = { type: 'StartServing', data: { windowId } } as const
const finish = { type: 'FinishServing', data: { windowId } } as const
const callNextKey = { kind: 'verb', verb: 'call-next' } as const

describe.each<[string, StartBroker]>([
  ['embedded broker', embedded],
  ['Mosquitto', mosquitto],
])('with the %s', (_, startBroker) => {
  let hall: HardwareHall
  let broker: BrokerUnderTest
  let outlets: Outlets
  let bridge: FakeBridge

  const startAll = () =>
    startOutlets({
      runtime: hall.runtime,
      outletStore: hall.outletStore,
      mqtt: broker.mqtt,
      linkOf: (ticketId: TicketId) => `link-of-${ticketId}`,
      publicUrl: 'http://192.168.1.5:8080',
      logger: hall.logger,
    })

  beforeEach(async () => {
    hall = await hardwareHall()
    broker = await startBroker(hall)
    outlets = startAll()
    bridge = await fakeBridge(hall, broker)
  })
  afterEach(async () => {
    await bridge.client.endAsync(true)
    await outlets.stop()
    await broker.stop()
    await hall.end()
  })

  const shown = (deviceId: string) => bridge.shows(deviceId).at(-1)?.show
  const announced = () => bridge.actions('speaker-a').map(({ action }) => action)
  const answers = () => bridge.actions('keypad-1').map(({ action }) => action)

  test('signs and keypads show the hall as it is, and each change of it', async () => {
    const sign = { kind: 'sign', windowNumber: 1, lineCells: 8, sign: { state: 'free' } }
    await vi.waitFor(() => expect(shown('sign-1')).toMatchObject(sign), soon)
    await vi.waitFor(() => expect(shown('sign-2')).toMatchObject({ sign: { state: 'closed' } }))
    await accepted(hall.runtime, take)
    await vi.waitFor(() => expect(shown('keypad-1')).toMatchObject({ keypad: { waiting: 1 } }))
    await accepted(hall.runtime, callNext)
    const called = { state: 'called', number: 'A001' }
    await vi.waitFor(() => expect(shown('sign-1')).toMatchObject({ sign: called }))
    const keypad = { waiting: 0, number: 'A001', rating: false }
    await vi.waitFor(() => expect(shown('keypad-1')).toMatchObject({ keypad }))
    expect(bridge.shows('sign-2')).toHaveLength(1)
  })

  test('the time comes with its position and speed', async () => {
    const times = () => bridge.heard.filter(({ topic }) => topic.endsWith('/time'))
    await vi.waitFor(() => expect(times().length).toBeGreaterThan(0), soon)
    const time = timePayloadSchema.parse(JSON.parse(times()[0]?.text ?? ''))
    expect(time).toEqual({ at: at('09:00'), position: hall.runtime.position(), speed: 1 })
  })

  test('a call and a recall are said once each', async () => {
    await accepted(hall.runtime, take)
    await accepted(hall.runtime, callNext)
    const first = { kind: 'announce', number: 'A001', windowNumber: 1, callCount: 1 }
    await vi.waitFor(() => expect(announced()).toEqual([first]), soon)
    expect(bridge.actions('speaker-a')[0]?.expiresAt).toBe(at('09:00') + 15_000)
    hall.clock.moveTo((at('09:00') + 30_000) as never)
    await accepted(hall.runtime, recall)
    await vi.waitFor(() => expect(announced()).toEqual([first, { ...first, callCount: 2 }]), soon)
  })

  test('after a restart nothing is said twice and nothing fresh is lost', async () => {
    await accepted(hall.runtime, take)
    await accepted(hall.runtime, callNext)
    await vi.waitFor(() => expect(announced()).toHaveLength(1), soon)
    await outlets.stop()
    await accepted(hall.runtime, start)
    await accepted(hall.runtime, finish)
    await accepted(hall.runtime, take)
    await accepted(hall.runtime, callNext)
    outlets = startAll()
    await vi.waitFor(() => expect(announced()).toHaveLength(2), soon)
    expect(announced()[1]).toMatchObject({ number: 'A002' })
  })

  test('a call that grew old while nobody could say it is not said', async () => {
    await vi.waitFor(() => expect(shown('sign-1')).toBeDefined(), soon)
    await outlets.stop()
    await accepted(hall.runtime, take)
    await accepted(hall.runtime, callNext)
    hall.clock.moveTo((at('09:00') + 16_000) as never)
    outlets = startAll()
    const called = { sign: { state: 'called', number: 'A001' } }
    await vi.waitFor(() => expect(shown('sign-1')).toMatchObject(called), soon)
    hall.clock.moveTo((at('09:00') + 30_000) as never)
    await accepted(hall.runtime, recall)
    await vi.waitFor(() => expect(announced()).toMatchObject([{ callCount: 2 }]), soon)
  })

  test('a number taken at the kiosk comes out of its printer, with its page', async () => {
    await accepted(hall.runtime, take, 'press-1')
    await vi.waitFor(() => expect(bridge.actions('printer-1')).toHaveLength(1), soon)
    const slip = { number: 'A001', ahead: 0, url: 'http://192.168.1.5:8080/t/link-of-t.press-1' }
    expect(bridge.actions('printer-1')[0]?.action).toMatchObject({ kind: 'print', slip })
    const { kioskId: _kiosk, ...elsewhere } = take.data as { readonly kioskId?: string }
    await accepted(hall.runtime, { ...take, data: elsewhere } as never)
    await accepted(hall.runtime, take)
    await vi.waitFor(() => expect(bridge.actions('printer-1')).toHaveLength(2), soon)
  })

  test('a key calls the next, once, and is answered', async () => {
    await accepted(hall.runtime, take)
    const pressId = await bridge.press(callNextKey)
    await vi.waitFor(() => expect(answers()).toEqual([{ kind: 'press-answer', pressId }]), soon)
    await bridge.press(callNextKey, pressId)
    await vi.waitFor(() => expect(answers()).toHaveLength(2), soon)
    expect(answers()[1]).toEqual({ kind: 'press-answer', pressId })
    await bridge.press(callNextKey)
    await vi.waitFor(() => expect(answers()[2]).toMatchObject({ refusal: { code: 'WindowBusy' } }))
    await vi.waitFor(() => expect(announced()).toHaveLength(1), soon)
  })

  test('an evaluator rates the last service of its window, for a minute', async () => {
    await accepted(hall.runtime, take)
    await accepted(hall.runtime, callNext)
    await accepted(hall.runtime, start)
    await accepted(hall.runtime, finish)
    const awaited = (rating: boolean) =>
      vi.waitFor(() => expect(shown('keypad-1')).toMatchObject({ keypad: { rating } }), soon)
    await awaited(true)
    await bridge.press({ kind: 'rating', satisfaction: 'satisfied' })
    await vi.waitFor(() => expect(answers()).toMatchObject([{ kind: 'press-answer' }]), soon)
    expect(answers()[0]).not.toHaveProperty('refusal')
    await awaited(false)
    const rated = await hall.runtime.read((state) => [...state.servings.values()][0]?.rated)
    expect(rated).toBe('satisfied')
  })

  test('the evaluator stops waiting by itself, and a late key does not count', async () => {
    await accepted(hall.runtime, take)
    await accepted(hall.runtime, callNext)
    await accepted(hall.runtime, start)
    await accepted(hall.runtime, finish)
    const rating = () => shown('keypad-1')
    await vi.waitFor(() => expect(rating()).toMatchObject({ keypad: { rating: true } }), soon)
    hall.clock.moveTo((at('09:01') + 1_000) as never)
    await vi.waitFor(() => expect(rating()).toMatchObject({ keypad: { rating: false } }), soon)
    await bridge.press({ kind: 'rating', satisfaction: 'satisfied' })
    const late = { refusal: { code: 'RatingTooLate' } }
    await vi.waitFor(() => expect(answers()).toMatchObject([late]), soon)
  })

  test('nonsense is answered where it can be, and stops nothing', async () => {
    const wrongs = ['', '{', 'null', '[]', '{"deviceId":"keypad-1"}', `"${'x'.repeat(3_000)}"`]
    for (const wrong of wrongs) await bridge.say('press', wrong)
    await bridge.say('press', { pressId: 'p1', deviceId: 'keypad-1', key: { kind: 'dance' } })
    const malformed = { pressId: 'p1', refusal: { code: 'MalformedCommand' } }
    await vi.waitFor(() => expect(answers()).toMatchObject([malformed]), soon)
    for (const branch of ['state', 'ack', 'device/sign-1']) await bridge.say(branch, '{')
    await settled(hall.runtime)
    expect(hall.logger.errors.filter((one) => one.includes('could not be read'))).toHaveLength(7)
  })

  test('a keypad of another bridge is not obeyed and not answered', async () => {
    await accepted(hall.runtime, take)
    const other = await fakeBridge(hall, broker, 'dev-2')
    await other.press(callNextKey)
    const wrong = 'a key press came from a wrong connection'
    await vi.waitFor(() => expect(hall.logger.errors).toContain(wrong), soon)
    expect(answers()).toEqual([])
    expect(await hall.runtime.read((state) => state.windows.get(windowId)?.ticketId)).toBe(
      undefined,
    )
    await other.client.endAsync(true)
  })

  test('more than five presses a second are turned away', async () => {
    for (let one = 0; one < 12; one += 1) await bridge.press(callNextKey)
    await vi.waitFor(() => expect(answers()).toHaveLength(12), soon)
    const turnedAway = answers().filter(
      (action) => action.kind === 'press-answer' && action.refusal?.code === 'TooManyRequests',
    )
    expect(turnedAway.length).toBeGreaterThanOrEqual(2)
  })

  test('how devices are is known, and all is offline with their bridge', async () => {
    const { conditions } = outlets
    const printer = 'printer-1' as never
    expect(conditions.of(printer)).toEqual({ state: 'unknown' })
    await bridge.say('state', { state: 'online', sessionNumber: 1 }, true)
    const paperOut = { state: 'out-of-order', detail: 'paper-out', at: at('09:00') }
    await bridge.say('device/printer-1', paperOut, true)
    await vi.waitFor(() => expect(conditions.of(printer)).toEqual(paperOut), soon)
    expect(conditions.connected('dev-1')).toBe(true)
    bridge.client.stream.destroy()
    await vi.waitFor(() => expect(conditions.of(printer).state).toBe('offline'), soon)
  })

  test('a broker that lost its memory is told everything again', async () => {
    await vi.waitFor(() => expect(shown('sign-1')).toBeDefined(), soon)
    await broker.crash()
    await accepted(hall.runtime, take)
    await accepted(hall.runtime, callNext)
    await broker.again()
    const called = { sign: { state: 'called', number: 'A001' } }
    await vi.waitFor(() => expect(shown('sign-1')).toMatchObject(called), soon)
    await vi.waitFor(async () => {
      const late = await fakeBridge(hall, broker, 'dev-2')
      await vi.waitFor(() => expect(late.shows('sign-3')).toHaveLength(1))
      await late.client.endAsync(true)
    }, soon)
  })
})
