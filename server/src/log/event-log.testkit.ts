import type { CommandId, HallId } from '@yihao/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EventLog, readRowsMax } from './event-log.ts'
import { emptyHash, firstBreak, nextHash } from './hash-chain.ts'
import { eventAt, fill, recordOf, testHall } from './log-records.testkit.ts'

export interface LogUnderTest {
  readonly log: EventLog
  readonly end: () => Promise<void>
}

/** What every adapter of the log promises; the runtime relies on nothing else. */
export function eventLogContract(name: string, make: () => Promise<LogUnderTest>): void {
  let log: EventLog
  let end: () => Promise<void>
  beforeEach(async () => {
    const made = await make()
    log = made.log
    end = made.end
  })
  afterEach(() => end())
  const headOf = () => log.head(testHall)
  const rows = (after = 0, limit = 100) => log.readRaw(testHall, { after, limit })

  describe(`${name}: appending`, () => {
    test('begins empty, with the hash of nothing', async () => {
      expect(await headOf()).toEqual({ epoch: 1, seq: 0, hash: emptyHash })
      expect(await rows()).toEqual([])
    })

    test('takes several commands as one group, in order', async () => {
      const result = await log.append(testHall, 0, [recordOf('a', 1, 2), recordOf('b', 3, 1)])
      expect(result).toEqual({ kind: 'appended', head: await headOf() })
      const events = await log.read(testHall, { after: 0, limit: 10 })
      expect(events.map((one) => [one.position.seq, one.commandId])).toEqual([
        [1, 'a'],
        [2, 'a'],
        [3, 'b'],
      ])
      expect(events[2]).toEqual(eventAt(3, 'b'))
    })

    test('a command without events is remembered and takes no number', async () => {
      await log.append(testHall, 0, [recordOf('quiet', 1, 0), recordOf('loud', 1, 1)])
      expect((await headOf()).seq).toBe(1)
      const trace = await log.findCommand(testHall, 'quiet' as CommandId)
      expect(trace).toEqual({ bodyHash: 'body of quiet', firstSeq: 1, count: 0 })
    })

    test('refuses when another writer was first, and stores nothing', async () => {
      await fill(log, 2)
      const before = await headOf()
      const result = await log.append(testHall, 1, [recordOf('late', 2)])
      expect(result).toEqual({ kind: 'conflict', head: before })
      expect(await headOf()).toEqual(before)
      expect(await log.findCommand(testHall, 'late' as CommandId)).toBeUndefined()
    })

    test('of two writers at the same position one wins', async () => {
      const results = await Promise.all([
        log.append(testHall, 0, [recordOf('x', 1)]),
        log.append(testHall, 0, [recordOf('y', 1)]),
      ])
      expect(results.map((one) => one.kind).sort()).toEqual(['appended', 'conflict'])
      expect((await headOf()).seq).toBe(1)
    })

    test('keeps the streams of two halls apart', async () => {
      const other = 'other-hall' as HallId
      await fill(log, 3)
      const event = eventAt(1, 'c1')
      const events = [{ ...event, position: { ...event.position, hallId: other } }]
      await log.append(other, 0, [{ commandId: 'c1' as CommandId, bodyHash: 'other', events }])
      expect((await log.head(other)).seq).toBe(1)
      expect((await headOf()).seq).toBe(3)
      expect((await log.findCommand(testHall, 'c1' as CommandId))?.bodyHash).toBe('body of c1')
    })
  })

  describe(`${name}: never half a group`, () => {
    const spoiled = {
      'a gap in the numbers': () => [recordOf('good', 2), recordOf('bad', 4)],
      'a number twice': () => [recordOf('good', 2), recordOf('bad', 2)],
      'a command id already stored': () => [recordOf('good', 2), recordOf('c1', 3)],
      'a command id twice in the group': () => [recordOf('good', 2), recordOf('good', 3)],
    }
    test.each(Object.entries(spoiled))('%s rejects the whole of it', async (_what, group) => {
      await fill(log, 1)
      const before = await headOf()
      await expect(log.append(testHall, 1, group())).rejects.toThrow()
      expect(await headOf()).toEqual(before)
      expect(await log.findCommand(testHall, 'good' as CommandId)).toBeUndefined()
      await fill(log, 1)
      expect((await headOf()).seq).toBe(2)
    })
  })

  describe(`${name}: the chain`, () => {
    test('ties every stored line to all before it', async () => {
      await fill(log, 4)
      let hash = emptyHash
      for (const row of await rows()) {
        hash = nextHash(hash, row.text)
        expect(row.hash).toBe(hash)
      }
      expect((await headOf()).hash).toBe(hash)
    })

    test('is the same however the commands were grouped', async () => {
      await fill(log, 3)
      const inOne = (await headOf()).hash
      const made = await make()
      for (let seq = 1; seq <= 3; seq += 1) {
        await made.log.append(testHall, seq - 1, [recordOf(`c${seq}`, seq)])
      }
      expect((await made.log.head(testHall)).hash).toBe(inOne)
      await made.end()
    })

    test('tells which line was altered, left out or added', async () => {
      await fill(log, 5)
      const stored = await rows()
      const start = { seq: 0, hash: emptyHash }
      expect(firstBreak(start, stored)).toBeUndefined()
      const altered = stored.map((row) =>
        row.seq === 3 ? { ...row, text: row.text.replace('窗口-3', '窗口-9') } : row,
      )
      expect(firstBreak(start, altered)).toBe(3)
      expect(
        firstBreak(
          start,
          stored.filter((row) => row.seq !== 2),
        ),
      ).toBe(2)
      expect(firstBreak(start, [...stored.slice(0, 1), ...stored])).toBe(1)
    })
  })

  describe(`${name}: reading`, () => {
    test('goes on from a position, up to a limit', async () => {
      await fill(log, 7)
      const seqs = async (after: number, limit: number) =>
        (await rows(after, limit)).map((row) => row.seq)
      expect(await seqs(0, 3)).toEqual([1, 2, 3])
      expect(await seqs(3, 3)).toEqual([4, 5, 6])
      expect(await seqs(6, 3)).toEqual([7])
      expect(await seqs(7, 3)).toEqual([])
      expect(await seqs(99, 3)).toEqual([])
    })

    test(`hands out at most ${readRowsMax} rows at once`, async () => {
      await fill(log, readRowsMax + 1)
      expect(await rows(0, readRowsMax * 2)).toHaveLength(readRowsMax)
    })

    test('an unknown command is undefined', async () => {
      expect(await log.findCommand(testHall, 'never' as CommandId)).toBeUndefined()
    })
  })

  describe(`${name}: snapshots`, () => {
    const snapshot = (seq: number, shape = 's1') => ({ seq, shape, hash: `h${seq}`, state: '号' })

    test('the newest of a shape, at or before a position', async () => {
      for (const seq of [5, 20, 10]) await log.saveSnapshot(testHall, snapshot(seq))
      await log.saveSnapshot(testHall, snapshot(30, 's2'))
      const found = async (shape: string, atMost?: number) =>
        (await log.latestSnapshot(testHall, shape, atMost))?.seq
      expect(await log.latestSnapshot(testHall, 's1')).toEqual(snapshot(20))
      expect([await found('s1', 19), await found('s1', 10), await found('s1', 4)]).toEqual([
        10,
        10,
        undefined,
      ])
      expect([await found('s2'), await found('s3')]).toEqual([30, undefined])
    })

    test('saving the same position again replaces it', async () => {
      await log.saveSnapshot(testHall, snapshot(5))
      await log.saveSnapshot(testHall, { ...snapshot(5), state: 'again' })
      expect((await log.latestSnapshot(testHall, 's1'))?.state).toBe('again')
    })
  })
}
