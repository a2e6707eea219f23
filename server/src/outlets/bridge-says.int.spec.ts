import type { WindowId } from '@yihao/contract'
import { describe, expect, test, vi } from 'vitest'
import { accepted, at, callNext, settled, take } from '../runtime/test-hall.testkit.ts'
import { mosquitto } from './brokers.testkit.ts'
import { brokers, fakeBridge, hallWithOutlets, soon } from './outlets.testkit.ts'

const windowId = 'w001' as WindowId
const start = { type: 'StartServing', data: { windowId } } as const
const finish = { type: 'FinishServing', data: { windowId } } as const
const callNextKey = { kind: 'verb', verb: 'call-next' } as const

describe.each(brokers)('with the %s', (_, startBroker) => {
  const parts = hallWithOutlets(startBroker)
  const { shown, announced, answers } = parts

  test('a key calls the next, once, and is answered', async () => {
    await accepted(parts.hall().runtime, take)
    const pressId = await parts.bridge().press(callNextKey)
    await vi.waitFor(() => expect(answers()).toEqual([{ kind: 'press-answer', pressId }]), soon)
    await parts.bridge().press(callNextKey, pressId)
    await vi.waitFor(() => expect(answers()).toHaveLength(2), soon)
    expect(answers()[1]).toEqual({ kind: 'press-answer', pressId })
    await parts.bridge().press(callNextKey)
    await vi.waitFor(() => expect(answers()[2]).toMatchObject({ refusal: { code: 'WindowBusy' } }))
    await vi.waitFor(() => expect(announced()).toHaveLength(1), soon)
  })

  test('an evaluator rates the last service of its window, for a minute', async () => {
    await accepted(parts.hall().runtime, take)
    await accepted(parts.hall().runtime, callNext)
    await accepted(parts.hall().runtime, start)
    await accepted(parts.hall().runtime, finish)
    const awaited = (rating: boolean) =>
      vi.waitFor(() => expect(shown('keypad-1')).toMatchObject({ keypad: { rating } }), soon)
    await awaited(true)
    await parts.bridge().press({ kind: 'rating', satisfaction: 'satisfied' })
    await vi.waitFor(() => expect(answers()).toMatchObject([{ kind: 'press-answer' }]), soon)
    expect(answers()[0]).not.toHaveProperty('refusal')
    await awaited(false)
    const rated = await parts.hall().runtime.read((state) => [...state.servings.values()][0]?.rated)
    expect(rated).toBe('satisfied')
  })

  test('the evaluator stops waiting by itself, and a late key does not count', async () => {
    await accepted(parts.hall().runtime, take)
    await accepted(parts.hall().runtime, callNext)
    await accepted(parts.hall().runtime, start)
    await accepted(parts.hall().runtime, finish)
    const rating = () => shown('keypad-1')
    await vi.waitFor(() => expect(rating()).toMatchObject({ keypad: { rating: true } }), soon)
    parts.hall().clock.moveTo((at('09:01') + 1_000) as never)
    await vi.waitFor(() => expect(rating()).toMatchObject({ keypad: { rating: false } }), soon)
    await parts.bridge().press({ kind: 'rating', satisfaction: 'satisfied' })
    const late = { refusal: { code: 'RatingTooLate' } }
    await vi.waitFor(() => expect(answers()).toMatchObject([late]), soon)
  })

  test('nonsense is answered where it can be, and stops nothing', async () => {
    const wrongs = ['', '{', 'null', '[]', '{"deviceId":"keypad-1"}', `"${'x'.repeat(3_000)}"`]
    for (const wrong of wrongs) await parts.bridge().say('press', wrong)
    await parts
      .bridge()
      .say('press', { pressId: 'p1', deviceId: 'keypad-1', key: { kind: 'dance' } })
    const malformed = { pressId: 'p1', refusal: { code: 'MalformedCommand' } }
    await vi.waitFor(() => expect(answers()).toMatchObject([malformed]), soon)
    for (const branch of ['state', 'ack', 'device/sign-1']) await parts.bridge().say(branch, '{')
    await settled(parts.hall().runtime)
    expect(
      parts.hall().logger.errors.filter((one) => one.includes('could not be read')),
    ).toHaveLength(7)
  })

  test('a keypad of another bridge is not obeyed and not answered', async () => {
    await accepted(parts.hall().runtime, take)
    const other = await fakeBridge(parts.hall(), parts.broker(), 'dev-2')
    await other.press(callNextKey)
    const wrong = 'a key press came from a wrong connection'
    await vi.waitFor(() => expect(parts.hall().logger.errors).toContain(wrong), soon)
    expect(answers()).toEqual([])
    expect(await parts.hall().runtime.read((state) => state.windows.get(windowId)?.ticketId)).toBe(
      undefined,
    )
    await other.client.endAsync(true)
  })

  test('more than five presses a second are turned away', async () => {
    for (let one = 0; one < 12; one += 1) await parts.bridge().press(callNextKey)
    await vi.waitFor(() => expect(answers()).toHaveLength(12), soon)
    const turnedAway = answers().filter(
      (action) => action.kind === 'press-answer' && action.refusal?.code === 'TooManyRequests',
    )
    expect(turnedAway.length).toBeGreaterThanOrEqual(2)
  })

  test('how devices are is known, and all is offline with their bridge', async () => {
    const { conditions } = parts.outlets()
    const printer = 'printer-1' as never
    expect(conditions.of(printer)).toEqual({ state: 'unknown' })
    await parts.bridge().say('state', { state: 'online', sessionNumber: 1 }, true)
    const paperOut = { state: 'out-of-order', detail: 'paper-out', at: at('09:00') }
    await parts.bridge().say('device/printer-1', paperOut, true)
    await vi.waitFor(() => expect(conditions.of(printer)).toEqual(paperOut), soon)
    expect(conditions.connected('dev-1')).toBe(true)
    parts.bridge().client.stream.destroy()
    await vi.waitFor(() => expect(conditions.of(printer).state).toBe('offline'), soon)
  })
})

describe('with a Mosquitto, which keeps what is retained', () => {
  const parts = hallWithOutlets(mosquitto)

  test('a retained press is not pressed at the next start', async () => {
    await parts.outlets().stop()
    const pressId = 'retained'
    await parts.bridge().say('press', { pressId, deviceId: 'keypad-1', key: callNextKey }, true)
    parts.startAgain()
    const { logger } = parts.hall()
    await vi.waitFor(
      () => expect(logger.errors).toContain('a retained key press was ignored'),
      soon,
    )
    expect(parts.answers()).toEqual([])
  })
})
