import type { DoPayload, EpochMs, EventId, HallId, TicketSlip } from '@yihao/contract'
import { afterEach, describe, expect, test } from 'vitest'
import { testHost } from '../driver.testkit.ts'
import { startPrinterEmulator } from '../emulators/printer-emulator.ts'
import { eventually } from '../eventually.testkit.ts'
import { openLocal } from '../lines/open-line.testkit.ts'
import { PrinterDriver } from './printer-driver.ts'
import { sampleSlip } from './slip.testkit.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function kiosk(answers = true) {
  const emulator = await startPrinterEmulator({ port: 0 })
  const host = testHost('printer-1')
  const driver = new PrinterDriver(host, {
    open: openLocal(emulator.port),
    columns: 48,
    answers,
    pollMs: 100,
  })
  closers.push(
    () => driver.stop(),
    () => emulator.close(),
  )
  const print = (slip: TicketSlip = sampleSlip(), expiresAt = 60_000) => {
    const payload: DoPayload = {
      eventId: `ev-${slip.number}` as EventId,
      position: { hallId: 'h1' as HallId, epoch: 1, seq: 1 },
      expiresAt: expiresAt as EpochMs,
      action: { kind: 'print', slip },
    }
    return driver.do(payload)
  }
  const paperText = () => emulator.papers().map(({ lines }) => JSON.stringify(lines))
  return { emulator, host, driver, print, paperText }
}

describe('a ticket printer', () => {
  test('prints the slip with signs beyond GBK, its QR code, and a cut', async () => {
    const { print, paperText, host } = await kiosk()
    expect(await print(sampleSlip({ itemNames: ['龑䶮𠮷社会保障卡'] }))).toEqual({ result: 'done' })
    expect(paperText()).toHaveLength(1)
    for (const text of ['A012', '测试区政务服务中心', '龑䶮𠮷社会保障卡', '/t/abc']) {
      expect(paperText()[0]).toContain(text)
    }
    expect(host.last()).toEqual({ state: 'ready' })
  })

  test('slips come one after another and none twice', async () => {
    const { print, emulator } = await kiosk()
    await Promise.all([print(), print(), print()])
    expect(emulator.papers()).toHaveLength(3)
  })

  test('without paper nothing is sent, and the reason is told', async () => {
    const { print, emulator, host } = await kiosk()
    emulator.setCondition({ paper: 'out' })
    const outcome = { result: 'failed', detail: 'paper-out', nothingHappened: true }
    expect(await print()).toEqual(outcome)
    expect(host.last()).toEqual({ state: 'out-of-order', detail: 'paper-out' })
    emulator.setCondition({ paper: 'enough' })
    expect(await print()).toEqual({ result: 'done' })
    expect(emulator.papers()).toHaveLength(1)
  })

  test('the state follows the printer without a job', async () => {
    const { emulator, host } = await kiosk()
    emulator.setCondition({ paper: 'near-end' })
    await eventually(() =>
      expect(host.last()).toEqual({ state: 'attention', detail: 'paper-near-end' }),
    )
    emulator.setCondition({ paper: 'enough', coverOpen: true })
    await eventually(() =>
      expect(host.last()).toEqual({ state: 'out-of-order', detail: 'cover-open' }),
    )
    await emulator.close()
    await eventually(() =>
      expect(host.last()).toEqual({ state: 'offline', detail: 'no-connection' }),
    )
  })

  test('a printer that never answers still prints, unconfirmed', async () => {
    const { print, emulator } = await kiosk(false)
    emulator.setAnswers('none')
    expect(await print()).toEqual({ result: 'done', detail: 'not confirmed by the printer' })
    await eventually(() => expect(emulator.papers()).toHaveLength(1))
  })

  test('a printer that hangs gets no slip', async () => {
    const { print, emulator, host } = await kiosk()
    emulator.setAnswers('hung')
    const outcome = { result: 'failed', detail: 'no-answer', nothingHappened: true }
    expect(await print()).toEqual(outcome)
    expect(host.last()).toEqual({ state: 'offline', detail: 'no-answer' })
  })

  test('a slip whose time is over stays unprinted', async () => {
    const { print, emulator } = await kiosk()
    expect(await print(sampleSlip(), 1_000)).toEqual({ result: 'expired' })
    expect(emulator.papers()).toEqual([])
  })
})
