import { describe, expect, test } from 'vitest'
import { eventLogContract } from '../event-log.testkit.ts'
import { emptyHash, firstBreak } from '../hash-chain.ts'
import { eventAt, fill, recordOf, testHall } from '../log-records.testkit.ts'
import { makeDataFolder, testFolder, withLog } from './data-folder.testkit.ts'
import { assertPragma, openDatabase } from './open-database.ts'
import { SqliteLog } from './sqlite-log.ts'

eventLogContract('SQLite', async () => {
  const { path, remove } = makeDataFolder()
  const log = new SqliteLog(openDatabase(path))
  const end = async () => {
    await log.close()
    remove()
  }
  return { log, end }
})

const everything = { after: 0, limit: 100 }

describe('reopening', () => {
  test('finds everything again, byte by byte, and goes on', async () => {
    const { path } = testFolder()
    const before = await withLog(path, async (log) => {
      await fill(log, 3)
      return { head: await log.head(testHall), rows: await log.readRaw(testHall, everything) }
    })
    await withLog(path, async (log) => {
      expect(await log.head(testHall)).toEqual(before.head)
      expect(await log.readRaw(testHall, everything)).toEqual(before.rows)
      expect(await log.append(testHall, 3, [recordOf('c4', 4)])).toMatchObject({ kind: 'appended' })
      await expect(log.append(testHall, 4, [recordOf('c1', 5)])).rejects.toThrow()
    })
  })

  test('a second connection sees what the first has committed, and loses the race', async () => {
    const { path } = testFolder()
    await withLog(path, (first) =>
      withLog(path, async (second) => {
        await fill(first, 2)
        expect((await second.head(testHall)).seq).toBe(2)
        const late = await second.append(testHall, 1, [recordOf('late', 2)])
        expect(late.kind).toBe('conflict')
      }),
    )
  })
})

describe('durability', () => {
  test('every open is synchronous=FULL in WAL, also the second and third', async () => {
    const { path } = testFolder()
    for (let open = 1; open <= 3; open += 1) {
      await withLog(path, async (log, database) => {
        expect(() => assertPragma(database, 'synchronous', 2)).not.toThrow()
        expect(() => assertPragma(database, 'journal_mode', 'wal')).not.toThrow()
        await fill(log, 1)
      })
    }
  })

  test('a weaker setting is noticed', async () => {
    const { path } = testFolder()
    await withLog(path, async (_log, database) => {
      database.exec('PRAGMA synchronous=NORMAL')
      expect(() => assertPragma(database, 'synchronous', 2)).toThrow(/synchronous=1 where 2/)
    })
  })
})

describe('a file that somebody changed', () => {
  const tampered: readonly [string, string, number][] = [
    [
      'a changed line',
      "UPDATE events SET text = replace(text, '窗口-4', '窗口-1') WHERE seq = 4",
      4,
    ],
    ['a changed hash', `UPDATE events SET hash = '${emptyHash}' WHERE seq = 2`, 2],
    ['a line taken out', 'DELETE FROM events WHERE seq = 3', 3],
    ['the first line taken out', 'DELETE FROM events WHERE seq = 1', 1],
    ['two lines exchanged', 'UPDATE events SET seq = 7 - seq + 100 WHERE seq IN (2, 3)', 2],
  ]
  test.each(tampered)('%s is found', async (_what, sql, seq) => {
    const { path } = testFolder()
    await withLog(path, async (log, database) => {
      await fill(log, 6)
      database.exec(sql)
      const rows = await log.readRaw(testHall, everything)
      expect(firstBreak({ seq: 0, hash: emptyHash }, rows)).toBe(seq)
    })
  })
})

test('text of any language comes back as it was', async () => {
  const { path } = testFolder()
  const data = { personId: '𠮷野家 “引号” \\ \n — 🏛️' }
  await withLog(path, async (log) => {
    const record = { ...recordOf('c1', 1), events: [eventAt(1, 'c1', { data })] }
    await log.append(testHall, 0, [record])
    expect((await log.read(testHall, everything))[0]?.data).toEqual(data)
  })
})
