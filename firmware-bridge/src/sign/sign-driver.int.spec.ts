import type { ShowPayload, SignShow, TicketNumber } from '@yihao/contract'
import { afterEach, describe, expect, test } from 'vitest'
import { testHost } from '../driver.testkit.ts'
import { startSignEmulator } from '../emulators/sign-emulator.ts'
import { eventually } from '../eventually.testkit.ts'
import { openLocal } from '../lines/open-line.testkit.ts'
import { SignDriver } from './sign-driver.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function sign() {
  const emulator = await startSignEmulator({ port: 0 })
  const host = testHost('sign-1')
  const driver = new SignDriver(host, {
    open: openLocal(emulator.port),
    screen: undefined,
    unit: 'pixel',
    heightPx: 16,
    colours: true,
    answerMs: 150,
    pingMs: 200,
  })
  closers.push(
    () => driver.stop(),
    () => emulator.close(),
  )
  const show = (state: SignShow, lineCells = 12) => driver.show(windowSign(state, lineCells))
  return { emulator, host, driver, show }
}

const windowSign = (state: SignShow, lineCells: number): ShowPayload['show'] => ({
  kind: 'sign',
  windowNumber: 3,
  label: { zh: '社会保障', en: 'Social security' },
  lineCells,
  sign: state,
})
const called = (number: string): SignShow => ({ state: 'called', number: number as TicketNumber })

describe('a window sign', () => {
  test('shows the call in its whole width', async () => {
    const { emulator, host, show } = await sign()
    show(called('A012'))
    await eventually(() => expect(emulator.text()).toContain('请A012号到3号窗口办理'))
    await eventually(() => expect(host.last()).toEqual({ state: 'ready' }))
  })

  test('after many changes it shows the last one', async () => {
    const { emulator, show } = await sign()
    for (let one = 100; one < 130; one += 1) show(called(`A${one}`))
    await eventually(() => expect(emulator.text()).toContain('A129'))
    // Not one frame for each of the thirty: what is overtaken is not sent.
    expect(emulator.frameCount()).toBeLessThan(6)
  })

  test('a sign that lost its power shows it again', async () => {
    const { emulator, show } = await sign()
    show(called('A012'))
    await eventually(() => expect(emulator.text()).toContain('A012'))
    emulator.powerCycle()
    expect(emulator.text()).toBe('')
    await eventually(() => expect(emulator.text()).toContain('A012'))
  })

  test.each(['silent', 'bad-crc', 'half-frame'] as const)(
    'a sign that answers %s is offline until it answers again',
    async (fault) => {
      const { emulator, host, show } = await sign()
      await eventually(() => expect(host.last()).toEqual({ state: 'ready' }))
      emulator.setFault(fault)
      show(called('A012'))
      await eventually(() => expect(host.last()?.state).toBe('offline'))
      emulator.setFault('none')
      await eventually(() => expect(emulator.text()).toContain('A012'))
      await eventually(() => expect(host.last()).toEqual({ state: 'ready' }))
    },
  )

  test('a busy sign is asked again', async () => {
    const { emulator, show } = await sign()
    emulator.setFault('busy')
    show(called('A012'))
    await new Promise((resolve) => setTimeout(resolve, 100))
    emulator.setFault('none')
    await eventually(() => expect(emulator.text()).toContain('A012'))
  })

  test('a silent line is noticed without a new text', async () => {
    const { emulator, host } = await sign()
    await eventually(() => expect(host.last()).toEqual({ state: 'ready' }))
    emulator.setFault('silent')
    await eventually(() => expect(host.last()?.state).toBe('offline'))
  })
})
