import type { RecordedEvent } from '@yihao/contract'
import { beforeEach, describe, expect, test } from 'vitest'
import { FakeLog } from './fake-logs.testkit.ts'
import { encodeHall } from './snapshot.ts'
import {
  accepted,
  hallId,
  incoming,
  openHall,
  startOn,
  type TestHall,
  take,
} from './test-hall.testkit.ts'

let log: FakeLog
let hall: TestHall
let told: RecordedEvent[]
const press = (id?: string) => hall.runtime.handle(incoming(take, id))
const stored = () => log.read(hallId, { after: 0, limit: 5_000 })
const state = () => hall.runtime.read((one) => JSON.parse(encodeHall(one as never)))

beforeEach(async () => {
  log = new FakeLog()
  hall = await openHall(log)
  told = []
  hall.runtime.onCommitted((events) => void told.push(...events))
})

describe('a commit that fails', () => {
  test('answers NotStored to all of its group, tells nobody, and the hall is as before', async () => {
    const before = await state()
    log.failAppends = 1
    const replies = await Promise.all([press(), press(), press()])
    for (const reply of replies) {
      expect(reply).toMatchObject({ ok: false, refusal: { code: 'NotStored' } })
    }
    expect(told).toEqual([])
    expect(await state()).toEqual(before)
    expect(hall.logger.errors).toEqual(['a group of commands was not stored'])
  })

  test('leaves no gap: the next number is the one that was not given', async () => {
    log.failAppends = 1
    await press('lost')
    const reply = await press('lost')
    expect(reply).toMatchObject({ ok: true, duplicate: false })
    expect(reply.ok && reply.events[0]?.data).toMatchObject({ number: 'A001' })
    const seqs = (await stored()).map((event) => event.position.seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  })

  test('whose log cannot be read back either: refuses until it can, never shows the unstored', async () => {
    log.failAppends = 1
    log.failReads = 2
    await press()
    await expect(state()).rejects.toThrow('could not be rebuilt')
    expect(await press()).toMatchObject({ ok: false, refusal: { code: 'NotStored' } })
    expect(await press()).toMatchObject({ ok: true })
    expect((await state()).day.issued).toBe(1)
  })

  test('whose answer was lost: the second press finds the first, and listeners hear of it', async () => {
    log.loseAnswers = 1
    expect(await press('lost')).toMatchObject({ ok: false, refusal: { code: 'NotStored' } })
    expect(await press('lost')).toMatchObject({ ok: true, duplicate: true })
    expect(told.map((event) => event.commandId)).toEqual(['lost'])
    expect((await state()).day.issued).toBe(1)
  })

  test('while reading a repeated answer fails alone', async () => {
    await press('first')
    log.failReads = 1
    const [again, fresh] = await Promise.all([press('first'), press('second')])
    expect(again).toMatchObject({ ok: false, refusal: { code: 'NotStored' } })
    expect(fresh).toMatchObject({ ok: true, duplicate: false })
  })
})

describe('another writer of the same hall', () => {
  test('what it stored first is read, told, and decided upon again', async () => {
    const other = await startOn(log, hall.clock)
    await accepted(other.runtime, take, 'theirs')
    const reply = await press('ours')
    expect(reply.ok && reply.events[0]?.data).toMatchObject({ number: 'A002', ahead: 1 })
    expect(told.map((event) => event.commandId)).toEqual(['theirs', 'ours'])
    await other.runtime.stop()
  })

  test('that gave the same command is answered from its work', async () => {
    const other = await startOn(log, hall.clock)
    const theirs = await accepted(other.runtime, take, 'one')
    expect(await press('one')).toEqual({ ...theirs, duplicate: true })
    expect((await stored()).filter((event) => event.commandId === 'one')).toHaveLength(1)
    await other.runtime.stop()
  })

  test('two at once: together they serve each press once, without a gap', async () => {
    const other = await startOn(log, hall.clock)
    const ids = Array.from({ length: 60 }, (_, index) => `p${index}`)
    const hands = [hall.runtime, other.runtime]
    const replies = await Promise.all(
      ids.map((id, index) => hands[index % 2]?.handle(incoming(take, id))),
    )
    expect(replies.every((reply) => reply?.ok)).toBe(true)
    const numbers = (await stored())
      .filter((event) => event.type === 'TicketIssued')
      .map((event) => (event.data as { number: string }).number)
    expect(new Set(numbers).size).toBe(60)
    await other.runtime.stop()
  })
})

describe('groups', () => {
  test('presses of one moment share commits, at most 64 in one', async () => {
    log.appends = []
    await Promise.all(Array.from({ length: 150 }, () => press()))
    expect(log.appends).toEqual([64, 64, 22])
  })

  test('nobody sees a hall that runs ahead of its log', async () => {
    let seen: number | undefined
    log.beforeAppend = async () => {
      const look = hall.runtime.read((one) => {
        seen = one.day?.issued
      })
      await new Promise((resolve) => setImmediate(resolve))
      expect(seen).toBeUndefined()
      void look
    }
    await press()
    expect(await hall.runtime.read((one) => one.day?.issued)).toBe(1)
    expect(seen).toBe(1)
  })
})

test('more presses than can wait are turned away at once, the others answered', async () => {
  let go: () => void = () => undefined
  const gate = new Promise<void>((resolve) => {
    go = resolve
  })
  log.beforeAppend = () => gate
  const replies = Array.from({ length: 10_200 }, (_, index) => press(`p${index}`))
  const last = await replies.at(-1)
  expect(last).toMatchObject({ ok: false, refusal: { code: 'TooManyRequests' } })
  go()
  const codes = (await Promise.all(replies)).map((reply) => (reply.ok ? 'ok' : reply.refusal.code))
  expect(codes.filter((code) => code === 'TooManyRequests')).toHaveLength(200)
  expect(codes.filter((code) => code === 'ok')).toHaveLength(999)
  expect(codes.filter((code) => code === 'NumbersUsedUp')).toHaveLength(9_001)
})
