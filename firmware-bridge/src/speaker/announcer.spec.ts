import type { EpochMs, EventId, TicketNumber } from '@yihao/contract'
import { limits } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { Announcer } from './announcer.ts'
import type { Sentence } from './sentence.ts'
import type { Spoken, Voice } from './voice.ts'

/** A voice that ends a sentence when it is told to. */
class SlowVoice implements Voice {
  readonly begun: string[] = []
  stopped = false
  #end: ((spoken: Spoken) => void) | undefined
  #fail: ((error: Error) => void) | undefined

  speak(sentence: Sentence): Promise<Spoken> {
    this.begun.push(sentence.zh)
    return new Promise((resolve, reject) => {
      this.#end = resolve
      this.#fail = reject
    })
  }

  end = () => this.#end?.({ how: 'played' })
  fail = (message: string) => this.#fail?.(new Error(message))

  async stop(): Promise<void> {
    this.stopped = true
  }
}

const at = (ms: number) => ms as EpochMs

function hall(start = 1_000) {
  const voice = new SlowVoice()
  const clock = { now: at(start) as EpochMs | undefined }
  const announcer = new Announcer({ voice, now: () => clock.now })
  const announce = (number: string, expiresAt = at(60_000)) =>
    announcer.announce({
      eventId: `ev-${number}` as EventId,
      expiresAt,
      call: { number: number as TicketNumber, windowNumber: 3, callCount: 1 },
    })
  return { voice, clock, announcer, announce }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('announcements', () => {
  test('two calls never overlap', async () => {
    const { voice, announce } = hall()
    const [first, second] = [announce('A001'), announce('A002')]
    expect(voice.begun).toEqual(['请A零零一号，到三号窗口办理。'])
    voice.end()
    expect(await first).toEqual({ result: 'done' })
    await settled()
    expect(voice.begun).toHaveLength(2)
    voice.end()
    expect(await second).toEqual({ result: 'done' })
  })

  test('a call whose time went by while it waited stays unsaid', async () => {
    const { voice, clock, announce } = hall()
    const [first, second] = [announce('A001'), announce('A002', at(5_000))]
    clock.now = at(5_000)
    voice.end()
    await first
    expect(await second).toEqual({ result: 'expired' })
    expect(voice.begun).toHaveLength(1)
  })

  test('nothing is said while the server’s time is unknown', async () => {
    const { voice, clock, announce } = hall()
    clock.now = undefined
    expect(await announce('A001')).toEqual({ result: 'expired' })
    expect(voice.begun).toEqual([])
  })

  test('a voice that fails does not hold up the next call', async () => {
    const { voice, announce } = hall()
    const [first, second] = [announce('A001'), announce('A002')]
    voice.fail('espeak-ng failed: no voice')
    expect(await first).toEqual({ result: 'failed', detail: 'espeak-ng failed: no voice' })
    await settled()
    voice.end()
    expect(await second).toEqual({ result: 'done' })
  })

  test('when too many wait, the oldest is given up', async () => {
    const { announce } = hall()
    void announce('A001')
    const oldest = announce('A002')
    for (let one = 0; one < limits.announcementsWaitingMax; one += 1) void announce('A100')
    expect(await oldest).toMatchObject({ result: 'expired' })
  })

  test('at the end nothing more is said', async () => {
    const { voice, announcer, announce } = hall()
    void announce('A001')
    const waiting = announce('A002')
    await announcer.stop()
    expect(await waiting).toMatchObject({ result: 'failed', nothingHappened: true })
    expect(voice.stopped).toBe(true)
  })
})
