import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plan } from '@yihao/contract'
import { openLog, verifyStream } from '@yihao/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildServer, type HallProcess, startHall } from './hall-process.ts'
import { LogWatch } from './log-watch.ts'
import { type Press, planOf, presses, send, signIn } from './pressing.ts'

const rounds = Number(process.env.KILL_ROUNDS ?? 25)
const hands = 16
const folder = mkdtempSync(join(tmpdir(), 'yihao-kill-'))
const data = join(folder, 'data')

/** Command id and the position that its answer named. */
const acknowledged = new Map<string, number>()
const watch = new LogWatch(data)
let running: HallProcess | undefined

beforeAll(buildServer, 120_000)
afterAll(async () => {
  await running?.kill9()
  rmSync(folder, { recursive: true, force: true })
})

async function press(url: string, cookie: string, one: Press): Promise<'answered' | 'unknown'> {
  const answered = await send(url, cookie, one)
  if (answered.kind === 'unknown') return 'unknown'
  const { reply } = answered
  if (!reply.ok) {
    expect(['NotSignedIn', 'NotStored', 'CommandIdReused']).not.toContain(reply.refusal.code)
    return 'answered'
  }
  const before = acknowledged.get(one.commandId)
  if (before !== undefined) expect(reply).toMatchObject({ duplicate: true })
  acknowledged.set(one.commandId, reply.position.seq)
  return 'answered'
}

/** One hand presses until the line breaks; what it did not learn the end of is left over. */
async function handUntilKilled(url: string, cookie: string, line: Generator<Press, never>) {
  for (;;) {
    const one = line.next().value
    if ((await press(url, cookie, one)) === 'unknown') return one
  }
}

interface Round {
  readonly number: number
  readonly cookie: string
  readonly plan: Plan
  readonly leftOver: readonly Press[]
}

/** A server that is killed while it is pressed from all sides; the presses left without an answer. */
async function killedRound(url: string, round: Round): Promise<readonly Press[]> {
  for (const one of round.leftOver) expect(await press(url, round.cookie, one)).toBe('answered')
  const lines = Array.from({ length: hands }, (_, hand) =>
    handUntilKilled(url, round.cookie, presses(round.plan, `r${round.number}-h${hand}`)),
  )
  await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 600))
  await running?.kill9()
  return Promise.all(lines)
}

async function started(): Promise<string> {
  running = startHall(data)
  const url = await running.ready
  if (url === undefined) throw new Error(`the server did not start:\n${running.said()}`)
  return url
}

test(
  `kill -9 at ${rounds} random moments loses nothing that was acknowledged`,
  async () => {
    let url = await started()
    const cookie = await signIn(url)
    const plan = await planOf(url)
    let leftOver: readonly Press[] = []
    let repeated = 0
    for (let number = 1; number <= rounds; number += 1) {
      repeated += leftOver.length
      leftOver = await killedRound(url, { number, cookie, plan, leftOver })
      if (number % 5 === 0) {
        // Killed while it starts, too.
        running = startHall(data)
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 1_000))
        await running.kill9()
      }
      url = await started()
      expect(await watch.readOn()).toEqual([])
      expect(watch.missing(acknowledged)).toEqual([])
    }
    await running?.kill9()
    const { log, streams } = openLog(data, undefined)
    expect(streams).toHaveLength(1)
    await log.close()
    process.stdout.write(
      `${rounds} kills, ${watch.seq} events, ${acknowledged.size} answers kept, ` +
        `${repeated} presses sent again\n`,
    )
    // The load was real: a quiet server would prove nothing.
    expect(acknowledged.size).toBeGreaterThan(rounds * 5)
    expect(repeated).toBeGreaterThan(0)
  },
  60_000 + rounds * 6_000,
)

test('after all of them the whole log verifies', async () => {
  const open = openLog(data, undefined)
  const [stream] = open.streams
  if (stream === undefined) throw new Error('the log is gone')
  const report = await verifyStream(open, stream)
  await open.log.close()
  expect(report.problems).toEqual([])
  expect(report.head.seq).toBe(watch.seq)
})
