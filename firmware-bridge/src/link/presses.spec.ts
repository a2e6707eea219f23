import type { DeviceId, PressPayload } from '@yihao/contract'
import { pressPayloadSchema } from '@yihao/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Presses } from './presses.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function desk() {
  const sent: PressPayload[] = []
  const presses = new Presses((press) => sent.push(press))
  const press = () => presses.press('pad-1' as DeviceId, { kind: 'verb', verb: 'call-next' })
  return { sent, presses, press }
}

describe('presses', () => {
  test('a press is said again under the same id until it is answered', async () => {
    const { sent, presses, press } = desk()
    const answer = press()
    vi.advanceTimersByTime(3_100)
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ pressId }) => pressId)).size).toBe(1)
    expect(pressPayloadSchema.safeParse(sent[0]).success).toBe(true)
    presses.answered(sent[0]?.pressId as never, false)
    expect(await answer).toBe('accepted')
    vi.advanceTimersByTime(10_000)
    expect(sent).toHaveLength(3)
  })

  test('a refusal is an answer', async () => {
    const { sent, presses, press } = desk()
    const answer = press()
    presses.answered(sent[0]?.pressId as never, true)
    presses.answered(sent[0]?.pressId as never, false)
    expect(await answer).toBe('refused')
  })

  test('nobody is called by a finger that has long left the key', async () => {
    const { sent, press } = desk()
    const answer = press()
    vi.advanceTimersByTime(60_000)
    expect(await answer).toBe('unanswered')
    expect(sent.length).toBeLessThanOrEqual(5)
  })

  test('each press has an id of its own', () => {
    const { sent, press } = desk()
    void press()
    void press()
    expect(sent[0]?.pressId).not.toBe(sent[1]?.pressId)
  })
})
