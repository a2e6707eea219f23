import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DemoInfo } from '@yihao/contract'

const root = fileURLToPath(new URL('../..', import.meta.url))
const startPatienceMs = 30_000
const stopPatienceMs = 8_000

export interface Product {
  readonly url: string
  readonly emulatorUrl: string
  readonly stateFolder: string
  readonly demo: DemoInfo
  /** Holds its connections open and answers nothing, until it is killed or goes on. */
  freezeServer(): void
  thawServer(): void
  /** As by a power cut. These three are for a server that runs alone. */
  killServer(): Promise<void>
  /** Starts the same program again on the same data and ports. */
  startAgain(): Promise<void>
  end(): Promise<void>
}

export interface ProductOptions {
  /** `all` is what `npm start` starts; `server` leaves the bridge and its devices away. */
  readonly parts?: 'all' | 'server'
  /** Beside or instead of what every run sets. */
  readonly env?: Readonly<Record<string, string>>
}

/** The built product in processes of its own, with free ports and empty folders. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { parts = 'all' } = options
  const folder = mkdtempSync(join(tmpdir(), 'yihao-e2e-'))
  const [port, mqttPort, emulatorPort] = [await freePort(), await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const emulatorUrl = `http://127.0.0.1:${emulatorPort}`
  const stateFolder = join(folder, 'bridge')
  const env = {
    MODE: 'demo',
    HOST: '127.0.0.1',
    PORT: String(port),
    MQTT_PORT: String(mqttPort),
    EMULATOR_PORT: String(emulatorPort),
    DATA_DIR: join(folder, 'data'),
    STATE_DIR: stateFolder,
    LOG_LEVEL: 'warn',
    ...options.env,
  }
  const script = parts === 'all' ? 'scripts/start.mjs' : 'server/dist/main.js'
  const start = async () => {
    const child = spawn(process.execPath, [script], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const said = keepTail(child)
    try {
      await untilAnswers(`${url}/readyz`, child)
      if (parts === 'all') await untilAnswers(`${emulatorUrl}/`, child)
    } catch (error) {
      await stop(child, 'SIGTERM')
      throw new Error(`the product did not start: ${said()}`, { cause: error })
    }
    return child
  }
  let child = await start()
  const demo = (await (await fetch(`${url}/api/demo`)).json()) as DemoInfo
  return {
    url,
    emulatorUrl,
    stateFolder,
    demo,
    freezeServer: () => {
      child.kill('SIGSTOP')
    },
    thawServer: () => {
      child.kill('SIGCONT')
    },
    killServer: () => stop(child, 'SIGKILL'),
    startAgain: async () => {
      child = await start()
    },
    end: async () => {
      await stop(child, 'SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  const late = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs)
  child.kill(signal)
  child.kill('SIGCONT')
  await gone
  clearTimeout(late)
}

/** The end of what it complained about, for the message of a failed test. */
function keepTail(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.on('data', (chunk) => {
    tail = `${tail}${chunk}`.slice(-2_000)
  })
  return () => tail
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + startPatienceMs
  while (Date.now() < until && child.exitCode === null) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
