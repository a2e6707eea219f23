import type { DoPayload, EpochMs, EventId, HallId, TicketNumber } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { testHost } from '../driver.testkit.ts'
import { SpeakerDriver } from './speaker-driver.ts'
import type { Voice } from './voice.ts'

const announce: DoPayload = {
  eventId: 'ev-1' as EventId,
  position: { hallId: 'h1' as HallId, epoch: 1, seq: 1 },
  expiresAt: 60_000 as EpochMs,
  action: { kind: 'announce', number: 'A012' as TicketNumber, windowNumber: 3, callCount: 1 },
}

function voiceThat(speak: Voice['speak']): Voice {
  return { speak, stop: async () => undefined }
}

describe('a speaker', () => {
  test('that failed is out of order until a call was heard again', async () => {
    const host = testHost('speaker-1')
    let works = false
    const voice = voiceThat(async () => {
      if (!works) throw new Error('aplay failed: device busy')
      return { how: 'played' }
    })
    const driver = new SpeakerDriver(host, { voice })
    expect(await driver.do(announce)).toMatchObject({ result: 'failed' })
    expect(host.last()).toEqual({ state: 'out-of-order', detail: 'voice-failed' })
    works = true
    expect(await driver.do(announce)).toEqual({ result: 'done' })
    expect(host.last()).toEqual({ state: 'ready' })
  })

  test('without a loudspeaker says so before the first call', () => {
    const host = testHost('speaker-1')
    const voice = voiceThat(async () => ({ how: 'kept', file: 'x.wav' }))
    new SpeakerDriver(host, { voice, silent: 'no-loudspeaker' })
    expect(host.last()).toEqual({ state: 'attention', detail: 'no-loudspeaker' })
  })

  test('prints nothing', async () => {
    const voice = voiceThat(async () => ({ how: 'played' }))
    const driver = new SpeakerDriver(testHost(), { voice })
    const print = { ...announce, action: { kind: 'print' } } as unknown as DoPayload
    expect(await driver.do(print)).toMatchObject({ result: 'failed' })
  })
})
