import type { RecordedEvent } from '@yihao/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LogUnderTest } from '../log/event-log.testkit.ts'
import type { EventLog } from '../log/event-log.ts'
import { ManualClock } from './clock.ts'
import { encodeHall } from './snapshot.ts'
import {
  accepted,
  at,
  callNext,
  hallId,
  incoming,
  openHall,
  recall,
  startOn,
  type TestHall,
  take,
} from './test-hall.testkit.ts'

const everything = { after: 0, limit: 5_000 }

/** What the runtime promises on any log. */
export function runtimeContract(name: string, make: () => Promise<LogUnderTest>): void {
  let log: EventLog
  let end: () => Promise<void>
  let hall: TestHall
  beforeEach(async () => {
    const made = await make()
    log = made.log
    end = made.end
    hall = await openHall(log)
  })
  afterEach(async () => {
    await hall.runtime.stop()
    await end()
  })
  const stored = () => log.read(hallId, everything)

  describe(`${name}: one effect per command id`, () => {
    test('five at once: one effect and five equal answers', async () => {
      const replies = await Promise.all(
        Array.from({ length: 5 }, () => hall.runtime.handle(incoming(take, 'press-1'))),
      )
      const same = replies.map((reply) => ({ ...reply, duplicate: undefined }))
      for (const reply of same) expect(reply).toEqual(same[0])
      const duplicates = replies.map((reply) => reply.ok && reply.duplicate)
      expect(duplicates).toEqual([false, true, true, true, true])
      const events = (await stored()).filter((event) => event.commandId === 'press-1')
      expect(events).toHaveLength(1)
    })

    test('the same again, later and after a restart, is answered from the log', async () => {
      const first = await accepted(hall.runtime, take, 'press-1')
      await accepted(hall.runtime, take, 'press-2')
      const again = { ...first, duplicate: true }
      expect(await hall.runtime.handle(incoming(take, 'press-1'))).toEqual(again)
      await hall.runtime.stop()
      hall = await startOn(log, hall.clock)
      expect(await hall.runtime.handle(incoming(take, 'press-1'))).toEqual(again)
    })

    test('another body under the same id is refused, at once and later', async () => {
      const [first, second] = await Promise.all([
        hall.runtime.handle(incoming(take, 'press-1')),
        hall.runtime.handle(incoming(callNext, 'press-1')),
      ])
      expect(first.ok).toBe(true)
      expect(second).toMatchObject({ ok: false, refusal: { code: 'CommandIdReused' } })
      const other = { ...incoming(take, 'press-1'), actor: { kind: 'visitor' } as const }
      const later = await hall.runtime.handle(other)
      expect(later).toMatchObject({ ok: false, refusal: { code: 'CommandIdReused' } })
    })

    test('a refusal is not kept: the same id is decided anew', async () => {
      const refused = await hall.runtime.handle(incoming(callNext, 'early'))
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'NobodyWaiting' } })
      await accepted(hall.runtime, take)
      expect((await accepted(hall.runtime, callNext, 'early')).duplicate).toBe(false)
    })
  })

  describe(`${name}: commit, then tell`, () => {
    test('a listener is told each event once, in order, when it is in the log', async () => {
      const told: RecordedEvent[] = []
      const early: number[] = []
      const looks: Promise<void>[] = []
      hall.runtime.onCommitted((events) => {
        told.push(...events)
        const upTo = events.at(-1)?.position.seq ?? 0
        looks.push(log.head(hallId).then((head) => void (head.seq < upTo && early.push(upTo))))
      })
      const from = hall.runtime.position().seq
      await Promise.all(Array.from({ length: 200 }, () => hall.runtime.handle(incoming(take))))
      await Promise.all(looks)
      expect(early).toEqual([])
      expect(told).toEqual((await stored()).slice(from))
      expect(told.map((event) => event.position.seq)).toEqual(told.map((_, i) => from + i + 1))
    })

    test('a listener that throws spoils nothing', async () => {
      const heard: number[] = []
      hall.runtime.onCommitted(() => {
        throw new Error('screen gone')
      })
      hall.runtime.onCommitted((events) => void heard.push(events.length))
      await accepted(hall.runtime, take)
      expect(heard).toEqual([1])
      expect(hall.logger.errors).toEqual(['a listener of the log failed'])
    })
  })

  describe(`${name}: starting`, () => {
    test('a restart in mid-service knows everything', async () => {
      await accepted(hall.runtime, take)
      await accepted(hall.runtime, callNext)
      hall.clock.moveTo(at('09:02'))
      await accepted(hall.runtime, recall)
      const before = await hall.runtime.read((state) => encodeHall(state as never))
      await hall.runtime.stop()
      hall = await startOn(log, new ManualClock(at('09:05')))
      const after = await hall.runtime.read((state) => encodeHall(state as never))
      expect(JSON.parse(after)).toEqual(JSON.parse(before))
    })

    test('an earlier position can be looked at again', async () => {
      await accepted(hall.runtime, take)
      const then = await hall.runtime.read((state) => encodeHall(state as never))
      const { seq } = hall.runtime.position()
      await accepted(hall.runtime, callNext)
      expect(JSON.parse(encodeHall((await hall.runtime.hallAt(seq)) as never))).toEqual(
        JSON.parse(then),
      )
    })

    test('time never runs backwards, even when the machine clock does', async () => {
      hall.clock.moveTo(at('10:00'))
      await accepted(hall.runtime, take)
      hall.clock.moveTo(at('09:30'))
      await accepted(hall.runtime, take)
      const times = (await stored()).map((event) => event.recordedAt)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(times.at(-1)).toBe(at('10:00'))
    })
  })

  describe(`${name}: stopping`, () => {
    test('answers what is waiting, then turns away', async () => {
      const waiting = Promise.all(
        Array.from({ length: 150 }, () => hall.runtime.handle(incoming(take))),
      )
      await hall.runtime.stop()
      expect((await waiting).every((reply) => reply.ok)).toBe(true)
      const late = await hall.runtime.handle(incoming(take))
      expect(late).toMatchObject({ ok: false, refusal: { code: 'NotStored' } })
    })

    test('ends although somebody keeps pressing', async () => {
      let pressed = 0
      const press = async (): Promise<void> => {
        for (; pressed < 2_000; pressed += 1) {
          const reply = await hall.runtime.handle(incoming(callNext))
          if (!reply.ok && reply.refusal.code === 'NotStored') return
        }
      }
      const hands = [press(), press()]
      await hall.runtime.stop()
      await Promise.all(hands)
      expect(pressed).toBeLessThan(50)
    })
  })
}
