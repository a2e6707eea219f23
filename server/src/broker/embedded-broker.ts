import { randomBytes } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import type { HallId } from '@yihao/contract'
import type { RuntimeLogger } from '../runtime/hall-runtime.ts'
import { startThread } from '../threads/start-thread.ts'
import type { BrokerIdentity } from './access.ts'
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts'

export interface EmbeddedBrokerOptions {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly hallId: HallId
  readonly authenticate: (
    clientId: string,
    username: string,
    password: string,
  ) => Promise<BrokerIdentity | undefined>
  readonly logger: RuntimeLogger
  /** How long jobs wait for a client that lost its line; two minutes unless told. */
  readonly sessionKeptMs?: number
}

export interface EmbeddedBroker {
  readonly port: number
  /** Where the server's own connection finds it. */
  readonly url: string
  /** For the server's own connection; new at every start. */
  readonly serverCredentials: { readonly username: string; readonly password: string }
  disconnect(clientId: string): void
  stop(): Promise<void>
}

const serverUsername = 'yihao-server'

/**
 * The broker lives in a worker thread: a packet that crashes it, or a flood that keeps it busy,
 * does not stop the writer of the hall. It asks the main thread who may come in.
 */
export async function startEmbeddedBroker(options: EmbeddedBrokerOptions): Promise<EmbeddedBroker> {
  const serverPassword = randomBytes(32).toString('base64url')
  const { host, hallId, port, sessionKeptMs = 120_000 } = options
  const server = { serverUsername, serverPassword }
  const broker = new BrokerThread(options, { host, port, hallId, sessionKeptMs, ...server })
  const listening = await broker.listening
  return {
    port: listening,
    url: `mqtt://${nearHost(host)}:${listening}`,
    serverCredentials: { username: serverUsername, password: serverPassword },
    disconnect: (clientId) => broker.tell({ kind: 'disconnect', clientId }),
    stop: () => broker.stop(),
  }
}

/** One listening on every address is nearest at home. */
function nearHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

/** Milliseconds between a crash and the next start. */
const restartAfterMs = 500
const stopWithinMs = 3_000

class BrokerThread {
  readonly listening: Promise<number>
  readonly #options: EmbeddedBrokerOptions
  #start: WorkerStart
  #worker: Worker
  #stopping = false
  #restart: NodeJS.Timeout | undefined

  constructor(options: EmbeddedBrokerOptions, start: WorkerStart) {
    this.#options = options
    this.#start = start
    this.#worker = startWorker(start)
    this.listening = this.#firstPort(this.#worker)
    // After a crash the same port is taken again, so the first answer fixes it.
    this.listening.then(
      (port) => {
        this.#start = { ...start, port }
        this.#follow(this.#worker)
      },
      () => undefined,
    )
  }

  tell(message: ToWorker): void {
    this.#worker.postMessage(message)
  }

  async stop(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#restart)
    const worker = this.#worker
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
    if (worker.threadId === -1) return
    this.tell({ kind: 'stop' })
    const late = setTimeout(() => void worker.terminate(), stopWithinMs)
    await exited
    clearTimeout(late)
  }

  #firstPort(worker: Worker): Promise<number> {
    const { host, port } = this.#start
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'listening') resolve(message.port)
        if (message.kind === 'failed') reject(new Error(sentenceOf(message, host, port)))
        this.#hear(worker, message)
      })
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the MQTT broker ended before it listened')))
    })
  }

  /** A broker that dies is started again; clients and the server's link reconnect by themselves. */
  #follow(worker: Worker): void {
    worker.on('error', (err) => this.#options.logger.error({ err }, 'the MQTT broker crashed'))
    worker.once('exit', (code) => {
      if (this.#stopping) return
      this.#options.logger.error({ code }, 'the MQTT broker ended and is started again')
      this.#restart = setTimeout(() => this.#startAgain(), restartAfterMs)
    })
  }

  #startAgain(): void {
    if (this.#stopping) return
    const worker = startWorker(this.#start)
    this.#worker = worker
    worker.on('message', (message: FromWorker) => this.#hear(worker, message))
    this.#follow(worker)
  }

  #hear(worker: Worker, message: FromWorker): void {
    const { logger } = this.#options
    if (message.kind === 'log') logger[message.level](message.details, message.message)
    if (message.kind === 'authenticate') void this.#answer(worker, message)
  }

  async #answer(
    worker: Worker,
    question: Extract<FromWorker, { kind: 'authenticate' }>,
  ): Promise<void> {
    const { request, clientId, username, password } = question
    const identity = await this.#options
      .authenticate(clientId, username, password)
      .catch((err: unknown) => {
        this.#options.logger.error({ err }, 'an MQTT client could not be checked')
        return undefined
      })
    const answer: ToWorker = { kind: 'authenticated', request, identity }
    worker.postMessage(answer)
  }
}

function sentenceOf(failed: Extract<FromWorker, { kind: 'failed' }>, host: string, port: number) {
  if (failed.code === 'EADDRINUSE') {
    return `MQTT port ${port} on ${host} is taken: stop what listens there or set another MQTT_PORT`
  }
  return `MQTT broker cannot listen on ${host}:${port}: ${failed.message}`
}

const startWorker = (start: WorkerStart): Worker =>
  startThread(import.meta.url, 'broker-worker', {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: 192 },
  })
