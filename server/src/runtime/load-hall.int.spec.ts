import { describe, expect, test } from 'vitest'
import { emptyHash } from '../log/hash-chain.ts'
import { testFolder, withLog } from '../log/sqlite/data-folder.testkit.ts'
import type { SqliteDatabase } from '../log/sqlite/sqlite-binding.ts'
import { FakeLog } from './fake-logs.testkit.ts'
import { BrokenChainError, loadHall } from './load-hall.ts'
import { decodeHall, encodeHall, stateShape } from './snapshot.ts'
import {
  accepted,
  at,
  callNext,
  hallId,
  incoming,
  openHall,
  openWindow,
  settled,
  startOn,
  type TestHall,
  take,
} from './test-hall.testkit.ts'

const ticketsADay = 40

/** Goes on to the next morning, closing the day by midnight's deadline. */
async function nextMorning(hall: TestHall, day: number): Promise<void> {
  for (const moment of [at('00:00', day), at('08:20', day), at('09:00', day)]) {
    hall.clock.moveTo(moment)
    await settled(hall.runtime)
  }
  await accepted(hall.runtime, openWindow)
}

async function takeMany(hall: TestHall): Promise<void> {
  const takes = Array.from({ length: ticketsADay }, () => hall.runtime.handle(incoming(take)))
  await Promise.all(takes)
  await accepted(hall.runtime, callNext)
}

describe('a start', () => {
  test('reads the events of one day, however many days the hall is old', async () => {
    const log = new FakeLog()
    const hall = await openHall(log)
    const readAtStart: number[] = []
    for (let day = 1; day <= 4; day += 1) {
      await takeMany(hall)
      log.rowsRead = 0
      await loadHall(log, hallId)
      readAtStart.push(log.rowsRead)
      await nextMorning(hall, day)
    }
    await hall.runtime.stop()
    const [first = 0, ...later] = readAtStart
    expect(first).toBeGreaterThan(ticketsADay)
    for (const rows of later) expect(rows).toBeLessThanOrEqual(first)
    expect((await log.head(hallId)).seq).toBeGreaterThan(4 * first)
  })

  test('gives the same hall from the snapshot as from the very first event', async () => {
    const log = new FakeLog()
    const hall = await openHall(log)
    await takeMany(hall)
    await nextMorning(hall, 1)
    await takeMany(hall)
    await hall.runtime.stop()
    const snapshot = await log.latestSnapshot(hallId, stateShape)
    expect(snapshot?.seq).toBeGreaterThan(ticketsADay)
    const quick = await loadHall(log, hallId)
    log.latestSnapshot = async () => undefined
    const slow = await loadHall(log, hallId)
    expect(quick.hall).toEqual(slow.hall)
    expect(quick.head).toEqual(slow.head)
  })

  test('a snapshot of another shape is left alone', async () => {
    const log = new FakeLog()
    const hall = await openHall(log)
    await hall.runtime.stop()
    const { seq, hash } = await log.head(hallId)
    await log.saveSnapshot(hallId, { seq, hash, shape: 'hall-0', state: '{"old":true}' })
    expect((await loadHall(log, hallId)).hall.day).toBeDefined()
  })
})

describe('a start refuses a log that somebody changed', () => {
  const changes: readonly [string, (database: SqliteDatabase, seq: number) => void][] = [
    [
      'a line of today',
      (database, seq) =>
        database.exec(`UPDATE events SET text = replace(text, 'A0', 'A9') WHERE seq = ${seq}`),
    ],
    ['a line taken out', (database, seq) => database.exec(`DELETE FROM events WHERE seq = ${seq}`)],
    [
      'everything since the snapshot and the snapshot’s own line taken out',
      (database) => database.exec('DELETE FROM events WHERE seq > 1'),
    ],
    [
      'a snapshot that is not of this log',
      (database) => database.exec(`UPDATE snapshots SET hash = '${emptyHash}'`),
    ],
  ]
  test.each(changes)('%s', async (_what, change) => {
    const { path } = testFolder()
    await withLog(path, async (log, database) => {
      const hall = await openHall(log)
      await takeMany(hall)
      await hall.runtime.stop()
      change(database, hall.runtime.position().seq - 5)
      await expect(loadHall(log, hallId)).rejects.toThrow(BrokenChainError)
    })
  })
})

test('the state of a hall survives being written down', async () => {
  const log = new FakeLog()
  const hall = await openHall(log)
  await takeMany(hall)
  const { hall: state } = await loadHall(log, hallId)
  expect(decodeHall(encodeHall(state))).toEqual(state)
  const again = await startOn(log, hall.clock)
  expect(again.runtime.position()).toEqual(hall.runtime.position())
  await again.runtime.stop()
  await hall.runtime.stop()
})
