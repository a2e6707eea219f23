import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const readyWithinMs = 30_000

/** Brings `server/dist` up to the sources: the built server starts in a third of the time. */
export function buildServer(): void {
  const tsc = fromRoot('node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-b', fromRoot('server')], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the server does not compile:\n${stdout}`)
}

export interface HallProcess {
  readonly child: ChildProcess
  /** Where it listens, or undefined when it ended before it was ready. */
  readonly ready: Promise<string | undefined>
  /** What it said, for the message of a failed test. */
  readonly said: () => string
  kill9(): Promise<void>
}

/** A real demo hall on free ports over `folder`; nothing in it runs by itself. */
export function startHall(
  folder: string,
  more: Readonly<Record<string, string>> = {},
  nodeArgs: readonly string[] = [],
): HallProcess {
  const child = spawn(process.execPath, [...nodeArgs, fromRoot('server/dist/main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      MODE: 'demo',
      HOST: '127.0.0.1',
      PORT: '0',
      MQTT_PORT: '0',
      DATA_DIR: folder,
      CLOCK: '2026-11-24T09:30',
      LOG_LEVEL: 'info',
      ...more,
    },
  })
  const killed = () => void child.kill('SIGKILL')
  process.once('exit', killed)
  child.once('exit', () => process.off('exit', killed))
  let said = ''
  const ready = new Promise<string | undefined>((resolve) => {
    const late = setTimeout(() => resolve(undefined), readyWithinMs)
    const tell = (url: string | undefined) => {
      clearTimeout(late)
      resolve(url)
    }
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said = `${said}${line}\n`.slice(-4_000)
        const found = /"url":"(http:[^"]+)".*the hall server is ready/.exec(line)
        if (found !== null) tell(found[1])
      })
    }
    child.once('exit', () => tell(undefined))
  })
  const kill9 = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  return { child, ready, said: () => said, kill9 }
}
