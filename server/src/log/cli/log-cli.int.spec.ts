import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sourceArgs } from '../../cli-kit/source-program.testkit.ts'
import {
  accepted,
  at,
  callNext,
  hallId,
  incoming,
  openHall,
  settled,
  type TestHall,
  take,
} from '../../runtime/test-hall.testkit.ts'
import { emptyHash, firstBreak } from '../hash-chain.ts'
import { makeDataFolder } from '../sqlite/data-folder.testkit.ts'
import { lockDataFolder } from '../sqlite/data-folder-lock.ts'
import { openDatabase } from '../sqlite/open-database.ts'
import type { SqliteDatabase } from '../sqlite/sqlite-binding.ts'
import { SqliteLog } from '../sqlite/sqlite-log.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const { folder, remove } = makeDataFolder()

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly notes: string
}

function run(...args: readonly string[]): Promise<Ran> {
  return ranTo(process.execPath, [...sourceArgs, main, ...args])
}

function ranTo(program: string, args: readonly string[]): Promise<Ran> {
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, INIT_CWD: folder } })
  const ran = { out: '', notes: '' }
  child.stdout.on('data', (chunk) => {
    ran.out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    ran.notes += String(chunk)
  })
  return new Promise((done) => child.on('close', (code) => done({ code, ...ran })))
}

let hall: TestHall
let database: SqliteDatabase

beforeAll(async () => {
  database = openDatabase(join(folder, 'hall.db'))
  hall = await openHall(new SqliteLog(database))
  await Promise.all(Array.from({ length: 30 }, () => hall.runtime.handle(incoming(take))))
  await accepted(hall.runtime, callNext)
  for (const moment of [at('00:00', 1), at('08:20', 1), at('09:00', 1)]) {
    hall.clock.moveTo(moment)
    await settled(hall.runtime)
  }
  await accepted(hall.runtime, take)
})

afterAll(async () => {
  await hall.runtime.stop()
  database.close()
  remove()
})

const lines = (text: string) => text.trimEnd().split('\n')
const parsed = (text: string) => lines(text).map((line) => JSON.parse(line))

describe('npm run log -- verify', () => {
  test('holds, while the server goes on writing', async () => {
    let writing = true
    const writer = (async () => {
      while (writing) {
        await hall.runtime.handle(incoming(take))
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })()
    const ran = await run('verify', '--data', folder)
    writing = false
    await writer
    expect(ran).toMatchObject({ code: 0, notes: '' })
    expect(ran.out).toMatch(/^small-hall: \d+ events of \d+ commands; the chain holds/)
    expect(ran.out).toContain('2 snapshots agree')
  })

  test('--json is JSON and nothing else', async () => {
    const ran = await run('verify', '--data', folder, '--hall', hallId, '--json')
    const { seq } = hall.runtime.position()
    expect(ran).toMatchObject({ code: 0, notes: '' })
    expect(JSON.parse(ran.out)).toMatchObject({
      ok: true,
      halls: [{ hall: hallId, ok: true, head: { epoch: 1, seq }, problems: [] }],
    })
  })

  test('finds the folder by DATA_DIR, and by where the person stands', async () => {
    expect((await run('verify', '--data', '.')).code).toBe(0)
    const node = [process.execPath, ...sourceArgs, main]
    const ran = await ranTo('env', [`DATA_DIR=${folder}`, ...node, 'verify'])
    expect(ran.code).toBe(0)
  })
})

describe('npm run log -- show', () => {
  test('tells one business day, a line each', async () => {
    const ran = await run('show', '--data', folder, '--date', '2026-11-23')
    expect(ran.code).toBe(0)
    const told = lines(ran.out)
    expect(told[0]).toMatch(/^ +1 {2}2026-11-23 {2}09:00:00 {2}PlanAdopted/)
    expect(told.filter((line) => line.includes('TicketIssued'))).toHaveLength(30)
    expect(told.find((line) => line.includes('TicketCalled'))).toContain('A001  windowId="w001"')
    expect(told.at(-1)).toContain('DayClosed')
  })

  test('tells a stretch of positions, as JSON lines too', async () => {
    const ran = await run('show', '--data', folder, '--from', '3', '--to', '5', '--json')
    expect(ran.notes).toBe('')
    expect(parsed(ran.out).map((event) => event.position.seq)).toEqual([3, 4, 5])
  })

  test('a day and a stretch together are what both allow', async () => {
    const ran = await run('show', '--data', folder, '--date', '2026-11-24', '--from', '1', '--json')
    const events = parsed(ran.out)
    expect(events[0].type).toBe('DayOpened')
    expect(new Set(events.map((event) => event.businessDate))).toEqual(new Set(['2026-11-24']))
  })
})

test('npm run log -- export can be checked again without us', async () => {
  const ran = await run('export', '--data', folder)
  expect(ran.code).toBe(0)
  const rows = lines(ran.out).map((line) => {
    const { seq, hash, event } = JSON.parse(line)
    return { seq, hash, text: JSON.stringify(event) }
  })
  expect(rows.length).toBe(hall.runtime.position().seq)
  expect(firstBreak({ seq: 0, hash: emptyHash }, rows)).toBeUndefined()
})

describe('npm run log -- backup and restored', () => {
  test('a copy is made while the server writes, and checked before its numbers begin anew', async () => {
    const to = join(folder, 'copy')
    const made = await run('backup', '--data', folder, '--to-folder', to)
    expect(made).toMatchObject({ code: 0, notes: '' })
    const again = await run('backup', '--data', folder, '--to-folder', to)
    expect(again.code).toBe(1)
    expect(again.notes).toMatch(/is there already/)
    await accepted(hall.runtime, take)

    const raised = await run('restored', '--data', to)
    expect(raised).toMatchObject({ code: 0, notes: '' })
    expect(raised.out).toMatch(/the chain holds[\s\S]*small-hall: epoch 2 begins/)
    const report = JSON.parse((await run('verify', '--data', to, '--json')).out)
    expect(report.halls[0]).toMatchObject({ ok: true, head: { epoch: 2 } })
  })

  test('a file that was altered gets no new epoch', async () => {
    const to = join(folder, 'altered')
    expect((await run('backup', '--data', folder, '--to-folder', to)).code).toBe(0)
    const copy = openDatabase(join(to, 'hall.db'))
    copy.exec("UPDATE events SET text = replace(text, 'A002', 'A003') WHERE text LIKE '%A002%'")
    copy.close()
    const refused = await run('restored', '--data', to)
    expect(refused.code).toBe(1)
    expect(refused.out).toContain('NOT as it was written')
    expect(refused.out).not.toContain('begins')
  })

  test('a folder where a server runs is left alone', async () => {
    const to = join(folder, 'running')
    await run('backup', '--data', folder, '--to-folder', to)
    const lock = lockDataFolder(to)
    const refused = await run('restored', '--data', to)
    expect(refused.code).toBe(1)
    expect(refused.notes).toMatch(/stop it first/)
    if (lock.ok) lock.release()
  })
})

test('each end has its exit code, and no program shows its inside', async () => {
  const help = await run('--help')
  expect(help).toMatchObject({ code: 0, notes: '' })
  expect(help.out).toContain('npm run log -- <verify|show|export|backup|restored>')
  const wrong = await run('verfy')
  expect(wrong).toMatchObject({ code: 2, out: '' })
  expect(wrong.notes).toMatch(/^unknown: verfy/)
  const missing = await run('show', '--data', join(folder, 'nowhere'))
  expect(missing).toMatchObject({ code: 1, out: '' })
  expect(missing.notes).toMatch(/^no log in .*hall\.db is not there/)
})
