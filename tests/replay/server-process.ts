import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plan } from '@yihao/contract'
import { realTime } from './hall-time.ts'

const serverMain = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))
const readyWithinMs = 60_000
const lookEveryMs = 100
const stopWithinMs = 10_000
const logShownCharacters = 2_000

export interface OwnServer {
  readonly url: string
  stop(): Promise<void>
}

/** A real server of its own on an empty data folder, its clock at `start` of the recorded day. */
export async function startServer(plan: Plan, start: string, speed: number): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'yihao-replay-'))
  const planFile = join(folder, 'plan.json')
  const logFile = join(folder, 'server.log')
  writeFileSync(planFile, JSON.stringify(plan))
  const port = await freePort()
  const out = openSync(logFile, 'a')
  const child = spawn(process.execPath, [...process.execArgv, serverMain], {
    stdio: ['ignore', out, out],
    env: {
      ...process.env,
      MODE: 'demo',
      HOST: '127.0.0.1',
      PORT: String(port),
      MQTT_PORT: String(await freePort()),
      DATA_DIR: join(folder, 'data'),
      HALL_PLAN: planFile,
      CLOCK: `${start},${speed}`,
      LOG_LEVEL: 'warn',
    },
  })
  const url = `http://127.0.0.1:${port}`
  const clear = () => rmSync(folder, { recursive: true, force: true })
  // Whoever breaks a replay off leaves no server behind.
  const killed = () => {
    child.kill('SIGKILL')
    clear()
  }
  process.once('exit', killed)
  const stop = async () => {
    await stopped(child)
    process.off('exit', killed)
    clear()
  }
  try {
    await ready(url, child)
  } catch (error) {
    const log = readFileSync(logFile, 'utf8').slice(-logShownCharacters)
    await stop()
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${log}`)
  }
  return { url, stop }
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + readyWithinMs
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error('the server ended while it started')
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok === true) return
    await realTime(lookEveryMs)
  }
  throw new Error(`the server was not ready within ${readyWithinMs / 1_000} s`)
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
  await ended
  clearTimeout(late)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
