import { timePayloadSchema, type WindowId } from '@yihao/contract'
import { describe, expect, test, vi } from 'vitest'
import { accepted, at, callNext, recall, take } from '../runtime/test-hall.testkit.ts'
import { brokers, fakeBridge, hallWithOutlets, soon } from './outlets.testkit.ts'

const windowId = 'w001' as WindowId
const start = { type: 'StartServing', data: { windowId } } as const
const finish = { type: 'FinishServing', data: { windowId } } as const

describe.each(brokers)('with the %s', (_, startBroker) => {
  const parts = hallWithOutlets(startBroker)
  const { shown, announced } = parts

  test('signs and keypads show the hall as it is, and each change of it', async () => {
    const sign = { kind: 'sign', windowNumber: 1, lineCells: 8, sign: { state: 'free' } }
    await vi.waitFor(() => expect(shown('sign-1')).toMatchObject(sign), soon)
    await vi.waitFor(() => expect(shown('sign-2')).toMatchObject({ sign: { state: 'closed' } }))
    await accepted(parts.hall().runtime, take)
    await vi.waitFor(() => expect(shown('keypad-1')).toMatchObject({ keypad: { waiting: 1 } }))
    await accepted(parts.hall().runtime, callNext)
    const called = { state: 'called', number: 'A001' }
    await vi.waitFor(() => expect(shown('sign-1')).toMatchObject({ sign: called }))
    const keypad = { waiting: 0, number: 'A001', rating: false }
    await vi.waitFor(() => expect(shown('keypad-1')).toMatchObject({ keypad }))
    const shows = parts.bridge().shows('sign-2')
    expect(new Set(shows.map(({ show }) => JSON.stringify(show))).size).toBe(1)
  })

  test('the time comes with its position and speed', async () => {
    const times = () => parts.bridge().heard.filter(({ topic }) => topic.endsWith('/time'))
    await vi.waitFor(() => expect(times().length).toBeGreaterThan(0), soon)
    const time = timePayloadSchema.parse(JSON.parse(times()[0]?.text ?? ''))
    expect(time).toEqual({ at: at('09:00'), position: parts.hall().runtime.position(), speed: 1 })
  })

  test('a call and a recall are said once each', async () => {
    await accepted(parts.hall().runtime, take)
    await accepted(parts.hall().runtime, callNext)
    const first = { kind: 'announce', number: 'A001', windowNumber: 1, callCount: 1 }
    await vi.waitFor(() => expect(announced()).toEqual([first]), soon)
    expect(parts.bridge().actions('speaker-a')[0]?.expiresAt).toBe(at('09:00') + 15_000)
    parts.hall().clock.moveTo((at('09:00') + 30_000) as never)
    await accepted(parts.hall().runtime, recall)
    await vi.waitFor(() => expect(announced()).toEqual([first, { ...first, callCount: 2 }]), soon)
  })

  test('after a restart nothing is said twice and nothing fresh is lost', async () => {
    await accepted(parts.hall().runtime, take)
    await accepted(parts.hall().runtime, callNext)
    await vi.waitFor(() => expect(announced()).toHaveLength(1), soon)
    await parts.outlets().stop()
    await accepted(parts.hall().runtime, start)
    await accepted(parts.hall().runtime, finish)
    await accepted(parts.hall().runtime, take)
    await accepted(parts.hall().runtime, callNext)
    parts.startAgain()
    await vi.waitFor(() => expect(announced()).toHaveLength(2), soon)
    expect(announced()[1]).toMatchObject({ number: 'A002' })
  })

  test('a call that grew old while nobody could say it is not said', async () => {
    await vi.waitFor(() => expect(shown('sign-1')).toBeDefined(), soon)
    await parts.outlets().stop()
    await accepted(parts.hall().runtime, take)
    await accepted(parts.hall().runtime, callNext)
    parts.hall().clock.moveTo((at('09:00') + 16_000) as never)
    parts.startAgain()
    const called = { sign: { state: 'called', number: 'A001' } }
    await vi.waitFor(() => expect(shown('sign-1')).toMatchObject(called), soon)
    parts.hall().clock.moveTo((at('09:00') + 30_000) as never)
    await accepted(parts.hall().runtime, recall)
    await vi.waitFor(() => expect(announced()).toMatchObject([{ callCount: 2 }]), soon)
  })

  test('a number taken at the kiosk comes out of its printer, with its page', async () => {
    await accepted(parts.hall().runtime, take, 'press-1')
    await vi.waitFor(() => expect(parts.bridge().actions('printer-1')).toHaveLength(1), soon)
    const slip = { number: 'A001', ahead: 0, url: 'http://192.168.1.5:8080/t/link-of-t.press-1' }
    expect(parts.bridge().actions('printer-1')[0]?.action).toMatchObject({ kind: 'print', slip })
    const { kioskId: _kiosk, ...elsewhere } = take.data as { readonly kioskId?: string }
    await accepted(parts.hall().runtime, { ...take, data: elsewhere } as never)
    await accepted(parts.hall().runtime, take)
    await vi.waitFor(() => expect(parts.bridge().actions('printer-1')).toHaveLength(2), soon)
  })

  test('a broker that lost its memory is told everything again', async () => {
    await vi.waitFor(() => expect(shown('sign-1')).toBeDefined(), soon)
    await parts.broker().crash()
    await accepted(parts.hall().runtime, take)
    await accepted(parts.hall().runtime, callNext)
    await parts.broker().again()
    const called = { sign: { state: 'called', number: 'A001' } }
    await vi.waitFor(() => expect(shown('sign-1')).toMatchObject(called), soon)
    await vi.waitFor(async () => {
      const late = await fakeBridge(parts.hall(), parts.broker(), 'dev-2')
      await vi.waitFor(() => expect(late.shows('sign-3')).toHaveLength(1))
      await late.client.endAsync(true)
    }, soon)
  })
})
