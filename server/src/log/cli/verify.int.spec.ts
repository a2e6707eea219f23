import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Terminal } from '../../cli-kit/terminal.ts'
import { accepted, callNext, incoming, openHall, take } from '../../runtime/test-hall.testkit.ts'
import { emptyHash } from '../hash-chain.ts'
import { testFolder, withLog } from '../sqlite/data-folder.testkit.ts'
import { runLogCli } from './run-log-cli.ts'

async function runIn(folder: string, ...args: readonly string[]) {
  const said = { out: '', notes: '' }
  const into = (name: 'out' | 'notes') => ({
    write: (chunk: string) => {
      said[name] += chunk
      return true
    },
  })
  const terminal: Terminal = { out: into('out'), notes: into('notes'), folder }
  return { code: await runLogCli(args, terminal), ...said }
}

/** A hall's file, changed by `sql`, and what `verify --json` says about it. */
async function verifyAfter(sql: string) {
  const { folder } = testFolder()
  await withLog(join(folder, 'hall.db'), async (log, database) => {
    const { runtime } = await openHall(log)
    await Promise.all(Array.from({ length: 10 }, () => runtime.handle(incoming(take))))
    await accepted(runtime, callNext)
    await runtime.stop()
    if (sql !== '') database.exec(sql)
  })
  const { code, out } = await runIn(folder, 'verify', '--data', '.', '--json')
  const report = JSON.parse(out)
  return { code, ok: report.ok, problems: report.halls[0].problems }
}

describe('verify finds', () => {
  test('nothing wrong where nothing is', async () => {
    expect(await verifyAfter('')).toEqual({ code: 0, ok: true, problems: [] })
  })

  const changes: readonly [string, string, number, RegExp][] = [
    [
      'a changed number',
      "UPDATE events SET text = replace(text, 'A003', 'A001') WHERE seq = 6",
      6,
      /does not follow/,
    ],
    ['a line taken out', 'DELETE FROM events WHERE seq = 5', 5, /does not follow/],
    [
      'lines cut off at the end, which no chain shows',
      'DELETE FROM events WHERE seq > 10',
      11,
      /lines up to 14 were cut off/,
    ],
    [
      'a command taken out, so that its press would count again',
      'DELETE FROM commands WHERE first_seq = 7',
      7,
      /is not among the commands/,
    ],
    [
      'a command moved elsewhere',
      'UPDATE commands SET first_seq = first_seq - 1 WHERE first_seq = 8',
      8,
      /is said to begin at 7/,
    ],
    [
      'a snapshot that was changed',
      `UPDATE snapshots SET state = replace(state, '"planVersion":1', '"planVersion":2')`,
      2,
      /the snapshot is not what the events/,
    ],
    [
      'a snapshot of another log',
      `UPDATE snapshots SET hash = '${emptyHash}'`,
      2,
      /the snapshot is not what the events/,
    ],
  ]
  test.each(changes)('%s', async (_what, sql, seq, words) => {
    const { code, ok, problems } = await verifyAfter(sql)
    expect({ code, ok }).toEqual({ code: 1, ok: false })
    expect(problems[0]).toEqual({ seq, what: expect.stringMatching(words) })
  })
})

describe('what is not there is 1, with a sentence', () => {
  test('a folder, a hall, a day, a position', async () => {
    const { folder } = testFolder()
    await withLog(join(folder, 'hall.db'), async (log) => {
      const { runtime } = await openHall(log)
      await runtime.stop()
    })
    const cases: readonly [readonly string[], RegExp][] = [
      [['verify', '--data', 'nowhere'], /hall\.db is not there/],
      [['verify', '--data', '.', '--hall', 'x'], /no hall x here; there is: small-hall/],
      [['show', '--data', '.', '--date', '2020-01-01'], /no events there/],
      [['show', '--data', '.', '--date', '2030-01-01'], /no events there/],
      [['export', '--data', '.', '--from', '999999'], /no events there/],
    ]
    for (const [args, sentence] of cases) {
      const ran = await runIn(folder, ...args)
      expect(ran).toMatchObject({ code: 1, out: '' })
      expect(ran.notes).toMatch(sentence)
    }
  })

  test('a file that is no hall, and one of another release', async () => {
    const { folder } = testFolder()
    const path = join(folder, 'hall.db')
    writeFileSync(path, 'no database at all '.repeat(100))
    expect((await runIn(folder, 'verify', '--data', '.')).notes).toMatch(/not the file of a hall/)
    rmSync(path)
    await withLog(path, async (log, database) => {
      expect((await runIn(folder, 'verify', '--data', '.')).notes).toMatch(/holds no events yet/)
      await openHall(log)
      database.exec("UPDATE migrations SET number = 2 WHERE component = 'log'")
    })
    expect((await runIn(folder, 'verify', '--data', '.')).notes).toMatch(/of another release/)
  })

  test('a line that cannot be understood is shown as such, and does not end the showing', async () => {
    const { folder } = testFolder()
    await withLog(join(folder, 'hall.db'), async (log, database) => {
      await openHall(log)
      database.exec("UPDATE events SET text = '{' WHERE seq = 2")
    })
    const ran = await runIn(folder, 'show', '--data', '.')
    expect(ran.code).toBe(0)
    expect(ran.out).toMatch(/PlanAdopted.*\n +2 {2}\(cannot be understood.*\n.*WindowOpened/)
  })
})
