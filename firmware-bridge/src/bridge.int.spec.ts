import type { TicketNumber } from '@yihao/contract'
import { topics } from '@yihao/contract'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openBridge } from './bridge.testkit.ts'
import type { DriverHost } from './driver.ts'
import { startKeypadEmulator } from './emulators/keypad-emulator.ts'
import { startPrinterEmulator } from './emulators/printer-emulator.ts'
import { startSignEmulator } from './emulators/sign-emulator.ts'
import { KeypadDriver } from './keypad/keypad-driver.ts'
import { PadBuses } from './keypad/pad-bus.ts'
import { openLocal } from './lines/open-line.testkit.ts'
import { clientId, hallId, id, startHall, type TestHall } from './link/hall.testkit.ts'
import { PrinterDriver } from './printer/printer-driver.ts'
import { sampleSlip } from './printer/slip.testkit.ts'
import { SignDriver } from './sign/sign-driver.ts'
import { SpeakerDriver } from './speaker/speaker-driver.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function openHall() {
  const hall = await startHall()
  closers.push(hall.close)
  return hall
}

function open(hall: TestHall, drivers: Parameters<typeof openBridge>[1]) {
  const opened = openBridge(hall, drivers)
  closers.push(() => opened.bridge.stop())
  return opened
}

const clientState = topics.clientState(hallId, clientId)
const stateOf = (deviceId: string) => topics.deviceState(hallId, clientId, id(deviceId))
const online = (hall: TestHall) =>
  vi.waitFor(() => expect(hall.last(clientState)).toMatchObject({ state: 'online' }))

/** A voice that only remembers. */
function listener() {
  const heard: string[] = []
  const voice = {
    speak: async ({ zh }: { readonly zh: string }) => {
      heard.push(zh)
      return { how: 'played' as const }
    },
    stop: async () => undefined,
  }
  return { heard, voice }
}

describe('announcements', () => {
  test('a call is said once, however often it is delivered, also after a restart', async () => {
    const hall = await openHall()
    const { heard, voice } = listener()
    const drivers = { 'speaker-1': (host: DriverHost) => new SpeakerDriver(host, { voice }) }
    const { bridge } = open(hall, drivers)
    await online(hall)
    await hall.announce('speaker-1', 'ev-1', 'A012')
    await hall.announce('speaker-1', 'ev-1', 'A012')
    await vi.waitFor(() =>
      expect(hall.acks('ev-1').map(({ result }) => result)).toEqual(
        expect.arrayContaining(['done', 'repeated']),
      ),
    )
    await bridge.stop()
    open(hall, drivers)
    await vi.waitFor(() => expect(hall.last(clientState)).toMatchObject({ state: 'online' }))
    await hall.announce('speaker-1', 'ev-1', 'A012')
    await vi.waitFor(() => expect(hall.acks('ev-1')).toHaveLength(3))
    expect(heard).toEqual(['请A零一二号，到三号窗口办理。'])
  })

  test('an expired call is silent, judged by the server’s time', async () => {
    const hall = await openHall()
    const { heard, voice } = listener()
    open(hall, { 'speaker-1': (host) => new SpeakerDriver(host, { voice }) })
    await online(hall)
    await hall.announce('speaker-1', 'ev-old', 'A001', -1)
    await vi.waitFor(() => expect(hall.acks('ev-old')).toMatchObject([{ result: 'expired' }]))
    await hall.announce('speaker-1', 'ev-new', 'A002')
    await vi.waitFor(() => expect(hall.acks('ev-new')).toMatchObject([{ result: 'done' }]))
    expect(heard).toEqual(['请A零零二号，到三号窗口办理。'])
  })

  test('a bridge that comes back after lunch stays silent', async () => {
    const hall = await openHall()
    const { heard, voice } = listener()
    const { bridge } = open(hall, { 'speaker-1': (host) => new SpeakerDriver(host, { voice }) })
    await online(hall)
    await bridge.stop()
    // The broker keeps it for the bridge; an hour passes in the hall.
    await hall.announce('speaker-1', 'ev-1', 'A012')
    hall.time.now += 3_600_000
    open(hall, { 'speaker-1': (host) => new SpeakerDriver(host, { voice }) })
    await vi.waitFor(() => expect(hall.acks('ev-1')).toMatchObject([{ result: 'expired' }]))
    expect(heard).toEqual([])
  })

  test('without the server’s time nothing is said', async () => {
    const hall = await openHall()
    hall.time.told = false
    const { heard, voice } = listener()
    open(hall, { 'speaker-1': (host) => new SpeakerDriver(host, { voice }) })
    await online(hall)
    await hall.announce('speaker-1', 'ev-1', 'A012')
    await vi.waitFor(() => expect(hall.acks('ev-1')).toMatchObject([{ result: 'expired' }]))
    expect(heard).toEqual([])
  })
})

describe('the devices of a bridge', () => {
  test('a slip comes out of the printer once, with its Chinese text', async () => {
    const hall = await openHall()
    const emulator = await startPrinterEmulator({ port: 0 })
    closers.push(emulator.close)
    const options = { open: openLocal(emulator.port), columns: 48, answers: true } as const
    open(hall, { 'printer-1': (host) => new PrinterDriver(host, options) })
    await online(hall)
    const slip = sampleSlip({ itemNames: ['𠮷田税务登记'] })
    await hall.send('printer-1', 'ev-1', { kind: 'print', slip })
    await hall.send('printer-1', 'ev-1', { kind: 'print', slip })
    await vi.waitFor(() => expect(hall.acks('ev-1')).toHaveLength(2), { timeout: 5_000 })
    expect(emulator.papers()).toHaveLength(1)
    expect(JSON.stringify(emulator.papers()[0]?.lines)).toContain('𠮷田税务登记')
  })

  test('paper out is known to the server, and a mended printer prints the same slip', async () => {
    const hall = await openHall()
    const emulator = await startPrinterEmulator({ port: 0 })
    closers.push(emulator.close)
    emulator.setCondition({ paper: 'out' })
    const options = { open: openLocal(emulator.port), columns: 48, answers: true } as const
    open(hall, { 'printer-1': (host) => new PrinterDriver(host, options) })
    const job = { kind: 'print', slip: sampleSlip() } as const
    await online(hall)
    await hall.send('printer-1', 'ev-1', job)
    await vi.waitFor(() =>
      expect(hall.acks('ev-1')).toMatchObject([{ result: 'failed', detail: 'paper-out' }]),
    )
    await vi.waitFor(() =>
      expect(hall.last(stateOf('printer-1'))).toMatchObject({ detail: 'paper-out' }),
    )
    emulator.setCondition({ paper: 'enough' })
    await hall.send('printer-1', 'ev-1', job)
    await vi.waitFor(() => expect(hall.acks('ev-1').at(-1)).toMatchObject({ result: 'done' }))
    expect(emulator.papers()).toHaveLength(1)
  })

  test('after a reconnection a sign shows what is retained, never something older', async () => {
    const hall = await openHall()
    const emulator = await startSignEmulator({ port: 0 })
    closers.push(emulator.close)
    const options = {
      open: openLocal(emulator.port),
      screen: undefined,
      unit: 'pixel',
      heightPx: 16,
      colours: true,
    } as const
    open(hall, { 'sign-1': (host) => new SignDriver(host, options) })
    await hall.showSign('sign-1', { state: 'called', number: 'A001' as TicketNumber })
    await vi.waitFor(() => expect(emulator.text()).toContain('A001'))
    hall.dropBridge()
    for (const number of ['A002', 'A003', 'A004'] as TicketNumber[]) {
      await hall.showSign('sign-1', { state: 'called', number })
    }
    await vi.waitFor(() => expect(emulator.text()).toContain('A004'), { timeout: 5_000 })
    await vi.waitFor(() => expect(hall.last(stateOf('sign-1'))).toMatchObject({ state: 'ready' }))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(emulator.text()).toContain('A004')
  })

  test('a key becomes a press with an answer, a refusal a beep', async () => {
    const hall = await openHall()
    const emulator = await startKeypadEmulator({ port: 0 })
    closers.push(emulator.close)
    const options = { buses: new PadBuses(), line: '1', open: openLocal(emulator.port) }
    open(hall, { 'pad-1': (host) => new KeypadDriver(host, { ...options, padAddress: 1 }) })
    await vi.waitFor(() => expect(hall.last(stateOf('pad-1'))).toMatchObject({ state: 'ready' }))
    await emulator.press(1, { kind: 'verb', verb: 'call-next' })
    const topic = topics.press(hallId, clientId)
    await vi.waitFor(() => expect(hall.last(topic)).toMatchObject({ deviceId: 'pad-1' }))
    const { pressId } = hall.last(topic) as { readonly pressId: never }
    const refusal = { code: 'NobodyWaiting' } as const
    await hall.send('pad-1', 'answer.1', { kind: 'press-answer', pressId, refusal })
    await vi.waitFor(() => expect(emulator.pads()[0]?.beeps).toBe(1))
    expect(hall.acks('answer.1')).toEqual([])
  })
})

describe('the connection', () => {
  test('a lost one is told by its last will, a stopped one by itself', async () => {
    const hall = await openHall()
    const { bridge } = open(hall, {})
    await online(hall)
    hall.dropBridge()
    await vi.waitFor(() => {
      const states = hall.told.filter(({ topic }) => topic === clientState)
      expect(states.map(({ payload }) => payload)).toMatchObject([
        { state: 'online' },
        { state: 'offline' },
        { state: 'online' },
      ])
    })
    const sessions = hall.told
      .filter(({ topic }) => topic === clientState)
      .map(({ payload }) => (payload as { readonly sessionNumber: number }).sessionNumber)
    expect(sessions[1]).toBe(sessions[0])
    expect(sessions[2]).toBeGreaterThan(sessions[0] ?? 0)
    await bridge.stop()
    await vi.waitFor(() =>
      expect(hall.last(clientState)).toEqual({ state: 'offline', sessionNumber: sessions[2] }),
    )
  })

  test('a token that is not known is told to who can pair again', async () => {
    const hall = await openHall()
    hall.tokens.clear()
    const { refused } = open(hall, {})
    await vi.waitFor(() => expect(refused).not.toEqual([]))
  })

  test('nonsense from the broker harms nothing', async () => {
    const hall = await openHall()
    const { heard, voice } = listener()
    open(hall, { 'speaker-1': (host) => new SpeakerDriver(host, { voice }) })
    await online(hall)
    const nonsense = {
      kind: 'announce',
      number: 'x") (system "id")',
      windowNumber: 3,
      callCount: 1,
    }
    await hall.send('speaker-1', 'ev-0', nonsense as never)
    await hall.announce('speaker-1', 'ev-1', 'A012')
    await vi.waitFor(() => expect(hall.acks('ev-1')).toMatchObject([{ result: 'done' }]))
    expect(heard).toHaveLength(1)
  })
})
