import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Config, readConfig } from '../config/config.ts'
import { testFolder } from '../log/sqlite/data-folder.testkit.ts'
import { openDatabase } from '../log/sqlite/open-database.ts'
import { quietLogger } from '../runtime/test-hall.testkit.ts'
import { databaseFile, openHall } from './open-hall.ts'
import { StartError } from './start-error.ts'

function configIn(folder: string, start = '2026-11-24T09:30'): Config {
  const answer = readConfig({
    MODE: 'demo',
    DATA_DIR: join(folder, 'data'),
    KEY_FILE: join(folder, 'hall.key'),
    CLOCK: start,
  })
  if (!answer.ok) throw new Error(answer.sentence)
  return answer.config
}

/** A hall's folder after its first start. */
async function usedFolder() {
  const config = configIn(testFolder().folder)
  const { close } = await openHall(config, quietLogger())
  await close()
  return { config, path: join(config.DATA_DIR, databaseFile) }
}

const sentenceOf = (config: Config) =>
  openHall(config, quietLogger()).then(
    async ({ close }) => {
      await close()
      return 'opened'
    },
    (error: unknown) => (error instanceof StartError ? error.message : `stack: ${error}`),
  )

describe('a data folder', () => {
  test('is one whole file after a clean stop, so that a copy of it is a backup', async () => {
    const { path } = await usedFolder()
    const { size } = statSync(path)
    expect(size).toBeGreaterThan(50_000)
    expect(statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0)
  })

  test.each([
    ['2099-01-05T09:30', true],
    ['2020-01-06T09:30', false],
  ])('whose log ends at %s is ahead of the real clock: %s', async (start, behind) => {
    const config = configIn(testFolder().folder, start)
    await (await openHall(config, quietLogger())).close()
    const said: string[] = []
    const logger = {
      error: (_: object, text: string) => void said.push(text),
      info: () => undefined,
    }
    const { close } = await openHall({ ...config, clock: { kind: 'real' } }, logger)
    await close()
    expect(said.some((text) => text.startsWith('the clock is behind'))).toBe(behind)
  })
})

describe('a data folder that cannot be used is told in one sentence', () => {
  test('another server runs on it; afterwards it is free', async () => {
    const { config } = await usedFolder()
    const { close } = await openHall(config, quietLogger())
    expect(await sentenceOf(config)).toMatch(/^DATA_DIR=.* is in use: a hall server runs on it/)
    await close()
    expect(await sentenceOf(config)).toBe('opened')
  })

  const faults: readonly [string, string, RegExp][] = [
    [
      'a changed line',
      "UPDATE events SET text = replace(text, 'nanming', 'xanming') WHERE seq = 1",
      /the log was altered at position \d+; run `npm run log -- verify`/,
    ],
    [
      'the last line is no event',
      "UPDATE events SET text = '{' WHERE seq = (SELECT MAX(seq) FROM events)",
      /^DATA_DIR=.* cannot be used: /,
    ],
    [
      'a newer release',
      "INSERT INTO migrations (component, number) VALUES ('log', 99)",
      /the data of log come from a newer release of Yihao/,
    ],
  ]
  test.each(faults)('%s; the folder is let go again', async (_what, sql, sentence) => {
    const { config, path } = await usedFolder()
    const database = openDatabase(path)
    // Without a snapshot the start reads from the first line on.
    database.exec(`DELETE FROM snapshots; ${sql}`)
    database.close()
    expect(await sentenceOf(config)).toMatch(sentence)
    expect(await sentenceOf(config)).toMatch(sentence)
  })

  test('a file that is no database, a folder that is a file', async () => {
    const { folder } = testFolder()
    const config = configIn(folder)
    mkdirSync(config.DATA_DIR)
    writeFileSync(join(config.DATA_DIR, databaseFile), 'not a database '.repeat(500))
    expect(await sentenceOf(config)).toMatch(/^DATA_DIR=.* cannot be used: .*not a database/)
    const other = configIn(testFolder().folder)
    writeFileSync(other.DATA_DIR, '')
    expect(await sentenceOf(other)).toMatch(/^DATA_DIR=.* cannot be used: /)
  })
})
