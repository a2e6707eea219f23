import type { TicketNumber } from '@yihao/contract'
import { topics } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { hallForEachTest, online } from './bridge.testkit.ts'
import { startKeypadEmulator } from './emulators/keypad-emulator.ts'
import { startPrinterEmulator } from './emulators/printer-emulator.ts'
import { startSignEmulator } from './emulators/sign-emulator.ts'
import { eventually } from './eventually.testkit.ts'
import { KeypadDriver } from './keypad/keypad-driver.ts'
import { PadBuses } from './keypad/pad-bus.ts'
import { openLocal } from './lines/open-line.testkit.ts'
import { clientId, hallId, id } from './link/hall.testkit.ts'
import { PrinterDriver } from './printer/printer-driver.ts'
import { sampleSlip } from './printer/slip.testkit.ts'
import { SignDriver } from './sign/sign-driver.ts'

const { closing, open, openHall } = hallForEachTest()
const stateOf = (deviceId: string) => topics.deviceState(hallId, clientId, id(deviceId))

describe('the devices of a bridge', () => {
  test('a slip comes out of the printer once, with its Chinese text', async () => {
    const hall = await openHall()
    const emulator = await startPrinterEmulator({ port: 0 })
    closing(emulator.close)
    const options = { open: openLocal(emulator.port), columns: 48, answers: true } as const
    open(hall, { 'printer-1': (host) => new PrinterDriver(host, options) })
    await online(hall)
    const slip = sampleSlip({ itemNames: ['𠮷田税务登记'] })
    await hall.send('printer-1', 'ev-1', { kind: 'print', slip })
    await hall.send('printer-1', 'ev-1', { kind: 'print', slip })
    await eventually(() => expect(hall.acks('ev-1')).toHaveLength(2))
    expect(emulator.papers()).toHaveLength(1)
    expect(JSON.stringify(emulator.papers()[0]?.lines)).toContain('𠮷田税务登记')
  })

  test('paper out is known to the server, and a mended printer prints the same slip', async () => {
    const hall = await openHall()
    const emulator = await startPrinterEmulator({ port: 0 })
    closing(emulator.close)
    emulator.setCondition({ paper: 'out' })
    const options = { open: openLocal(emulator.port), columns: 48, answers: true } as const
    open(hall, { 'printer-1': (host) => new PrinterDriver(host, options) })
    const job = { kind: 'print', slip: sampleSlip() } as const
    await online(hall)
    await hall.send('printer-1', 'ev-1', job)
    await eventually(() =>
      expect(hall.acks('ev-1')).toMatchObject([{ result: 'failed', detail: 'paper-out' }]),
    )
    await eventually(() =>
      expect(hall.last(stateOf('printer-1'))).toMatchObject({ detail: 'paper-out' }),
    )
    emulator.setCondition({ paper: 'enough' })
    await hall.send('printer-1', 'ev-1', job)
    await eventually(() => expect(hall.acks('ev-1').at(-1)).toMatchObject({ result: 'done' }))
    expect(emulator.papers()).toHaveLength(1)
  })

  test('after a reconnection a sign shows what is retained, never something older', async () => {
    const hall = await openHall()
    const emulator = await startSignEmulator({ port: 0 })
    closing(emulator.close)
    const options = {
      open: openLocal(emulator.port),
      screen: undefined,
      unit: 'pixel',
      heightPx: 16,
      colours: true,
    } as const
    open(hall, { 'sign-1': (host) => new SignDriver(host, options) })
    await hall.showSign('sign-1', { state: 'called', number: 'A001' as TicketNumber })
    await eventually(() => expect(emulator.text()).toContain('A001'))
    hall.dropBridge()
    for (const number of ['A002', 'A003', 'A004'] as TicketNumber[]) {
      await hall.showSign('sign-1', { state: 'called', number })
    }
    await eventually(() => expect(emulator.text()).toContain('A004'))
    await eventually(() => expect(hall.last(stateOf('sign-1'))).toMatchObject({ state: 'ready' }))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(emulator.text()).toContain('A004')
  })

  test('a key becomes a press with an answer, a refusal a beep', async () => {
    const hall = await openHall()
    const emulator = await startKeypadEmulator({ port: 0 })
    closing(emulator.close)
    const options = { buses: new PadBuses(), line: '1', open: openLocal(emulator.port) }
    open(hall, { 'pad-1': (host) => new KeypadDriver(host, { ...options, padAddress: 1 }) })
    await eventually(() => expect(hall.last(stateOf('pad-1'))).toMatchObject({ state: 'ready' }))
    await emulator.press(1, { kind: 'verb', verb: 'call-next' })
    const topic = topics.press(hallId, clientId)
    await eventually(() => expect(hall.last(topic)).toMatchObject({ deviceId: 'pad-1' }))
    const { pressId } = hall.last(topic) as { readonly pressId: never }
    const refusal = { code: 'NobodyWaiting' } as const
    await hall.send('pad-1', 'answer.1', { kind: 'press-answer', pressId, refusal })
    await eventually(() => expect(emulator.pads()[0]?.beeps).toBe(1))
    expect(hall.acks('answer.1')).toEqual([])
  })
})
