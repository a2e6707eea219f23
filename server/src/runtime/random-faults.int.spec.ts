import type { HallCommand, RecordedEvent, WindowId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { verifiedRows } from '../log/verified-rows.testkit.ts'
import { FakeLog } from './fake-logs.testkit.ts'
import { loadHall } from './load-hall.ts'
import { stateHash } from './state-hash.ts'
import {
  accepted,
  hallId,
  incoming,
  openHall,
  startOn,
  type TestHall,
  take,
} from './test-hall.testkit.ts'

/** Mulberry32: the same faults for the same seed, on every machine. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const windows = ['w001', 'w002', 'w003'] as WindowId[]
const verbs = ['OpenWindow', 'CallNext', 'StartServing', 'FinishServing'] as const

interface Writer extends TestHall {
  readonly told: RecordedEvent[]
}

function listening(hall: TestHall): Writer {
  const told: RecordedEvent[] = []
  hall.runtime.onCommitted((events) => void told.push(...events))
  return { ...hall, told }
}

/** Two writers on one log whose storage fails in every way we know, pressed at random. */
async function troubledDay(seed: number) {
  const random = chance(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const log = new FakeLog()
  const first = listening(await openHall(log))
  const from = first.runtime.position().seq
  const writers = [first, listening(await startOn(log, first.clock))]
  const commandOf = (): HallCommand =>
    random() < 0.5 ? take : { type: pick(verbs), data: { windowId: pick(windows) } }
  const known = new Map<string, HallCommand>()
  const acknowledged = new Map<string, number>()
  for (let turn = 0; turn < 60; turn += 1) {
    if (random() < 0.2) log.failAppends = 1 + Math.floor(random() * 2)
    if (random() < 0.1) log.loseAnswers = 1
    if (random() < 0.1) log.failReads = 1 + Math.floor(random() * 3)
    const presses = Array.from({ length: 1 + Math.floor(random() * 6) }, async (_, index) => {
      const again = random() < 0.3 && known.size > 0
      const id = again ? pick([...known.keys()]) : `${turn}-${index}`
      const command = known.get(id) ?? commandOf()
      known.set(id, command)
      const reply = await pick(writers).runtime.handle(incoming(command, id))
      if (reply.ok) acknowledged.set(id, reply.position.seq)
    })
    await Promise.all(presses)
  }
  log.failAppends = 0
  log.loseAnswers = 0
  log.failReads = 0
  // One quiet press each, so that both know of all.
  for (const { runtime } of [...writers, ...writers]) await accepted(runtime, take)
  await accepted(first.runtime, take)
  return { log, writers, acknowledged, from }
}

const seeds = Array.from({ length: 25 }, (_, index) => index + 1)

describe('storage that fails at random under two writers', () => {
  test.each(seeds)('seed %i: no press is lost, doubled or told wrongly', async (seed) => {
    const { log, writers, acknowledged, from } = await troubledDay(seed)
    const events = await verifiedRows(log, hallId)
    const lastSeqOf = new Map(
      events.map((event) => [event.commandId as string, event.position.seq]),
    )
    for (const [id, seq] of acknowledged) expect([id, lastSeqOf.get(id)]).toEqual([id, seq])
    expect(acknowledged.size).toBeGreaterThan(20)
    // One stretch of the log for each command id: nothing happened twice.
    const starts = events.filter((one, at) => events[at - 1]?.commandId !== one.commandId)
    expect(new Set(starts.map((one) => one.commandId)).size).toBe(starts.length)
    for (const { runtime, told } of writers) {
      const seqs = told.map((event) => event.position.seq)
      expect(seqs).toEqual(seqs.map((_, index) => from + 1 + index))
      expect(told).toEqual(events.slice(from, from + told.length))
      const { hall } = await loadHall(log, hallId, runtime.position().seq)
      expect(await runtime.read((one) => stateHash(one as never))).toBe(stateHash(hall))
    }
    expect(writers[0]?.told.length).toBe(events.length - from)
    for (const { runtime } of writers) await runtime.stop()
  })
})
