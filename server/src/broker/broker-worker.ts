import { createServer, type Server, type Socket } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { limits } from '@yihao/contract'
import { Aedes, type AedesOptions, type AuthenticateError, type Client } from 'aedes'
import { type Access, mayPublish, maySubscribe, serverPayloadBytesMax } from './access.ts'
import { AddressCounts } from './address-counts.ts'
import { PacketLengths } from './packet-lengths.ts'
import { Sessions } from './sessions.ts'
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts'

const start = workerData as WorkerStart
const connectionsMax = 200
/** A bridge needs one; the rest is for trials and for several behind one address. */
const connectionsPerAddressMax = 40
const connectWithinMs = 5_000
/** A client that does not read is cut off before it holds up the others. */
const drainWithinMs = 10_000
const keepAliveSecondsMax = 60
/** Enough for all states of a bridge after a restart; then so many a second. */
const messagesAtOnceMax = 300
const messagesPerSecondMax = 50
/** Fixed and variable header and a topic beside the payload. */
const headerBytesMax = 1_024

interface Guest {
  readonly access: Access
  allowance: number
  countedAt: number
}

const guests = new WeakMap<Client, Guest>()
const questions = new Map<number, (access: Access | undefined) => void>()
let questionCount = 0

const tell = (message: FromWorker) => parentPort?.postMessage(message)
const log = (client: Client | null, message: string, details: Record<string, string> = {}) =>
  tell({
    kind: 'log',
    level: 'info',
    details: { clientId: client?.id ?? '', ...details },
    message,
  })

function refusal(returnCode: number, message: string): AuthenticateError {
  return Object.assign(new Error(message), { returnCode })
}

const handlers: AedesOptions = {
  preConnect(client, packet, done) {
    const { will, clientId } = packet
    // The last will is a publish in advance; it may only be the connection's own state.
    const own = `${start.hallId}/client/${clientId}/state`
    const fits = will === undefined || (will as { topic: string }).topic.endsWith(`/${own}`)
    if (!fits) log(client, 'an MQTT client came with a will it may not have')
    done(fits ? null : new Error('will not allowed'), fits)
  },

  authenticate(client, username, password, done) {
    const question = {
      clientId: client.id,
      username: username ?? '',
      password: `${password ?? ''}`,
    }
    void accessOf(question).then((access) => {
      if (access === undefined) {
        log(client, 'an MQTT client was refused', { username: question.username })
        done(refusal(4, 'bad user name or password'), false)
        return
      }
      guests.set(client, { access, allowance: messagesAtOnceMax, countedAt: performance.now() })
      done(null, true)
    })
  },

  authorizePublish(client, packet, done) {
    const guest = client === null ? undefined : guests.get(client)
    const { topic, retain, payload } = packet
    const attempt = { topic, retain: retain === true, payloadBytes: Buffer.byteLength(payload) }
    const allowed = guest !== undefined && mayPublish(start.hallId, guest.access, attempt)
    if (allowed && withinRate(guest)) return done(null)
    const message = allowed ? 'sent too much and was cut off' : 'wrote where it may not'
    log(client, `an MQTT client ${message}`, { topic: topic.slice(0, 200) })
    // MQTT 3.1.1 knows no refusal of a publish but closing the connection (3.3.5).
    done(new Error(`client ${message}`))
  },

  authorizeSubscribe(client, subscription, done) {
    const guest = guests.get(client)
    const allowed =
      guest !== undefined && maySubscribe(start.hallId, guest.access, subscription.topic)
    if (!allowed) {
      log(client, 'an MQTT client was refused a topic', { topic: subscription.topic.slice(0, 200) })
    }
    done(null, allowed ? subscription : null)
  },
}

function withinRate(guest: Guest): boolean {
  if (guest.access.kind === 'server') return true
  const now = performance.now()
  const earned = ((now - guest.countedAt) / 1_000) * messagesPerSecondMax
  guest.allowance = Math.min(messagesAtOnceMax, guest.allowance + earned) - 1
  guest.countedAt = now
  return guest.allowance >= 0
}

function accessOf(question: {
  readonly clientId: string
  readonly username: string
  readonly password: string
}): Promise<Access | undefined> {
  if (question.username === start.serverUsername) {
    const right =
      question.password === start.serverPassword && question.clientId === start.serverUsername
    return Promise.resolve(right ? { kind: 'server' } : undefined)
  }
  questionCount += 1
  const request = questionCount
  return new Promise((resolve) => {
    questions.set(request, resolve)
    tell({ kind: 'authenticate', request, ...question })
  })
}

/** Reads through a check of the announced lengths; the broker asks the socket for its chunks. */
function guard(socket: Socket, clientOf: () => Client | undefined): void {
  const lengths = new PacketLengths()
  const read = socket.read.bind(socket)
  socket.read = (size?: number) => {
    const chunk: unknown = read(size)
    if (!(chunk instanceof Uint8Array)) return chunk
    const client = clientOf()
    const access = client === undefined ? undefined : guests.get(client)?.access
    const payloadMax =
      access?.kind === 'server' ? serverPayloadBytesMax : limits.mqttPayloadBytesMax
    if (lengths.accept(chunk, payloadMax + headerBytesMax)) return chunk
    log(client ?? null, 'an MQTT packet was too long', { from: socket.remoteAddress ?? '' })
    socket.destroy()
    return null
  }
}

function listen(broker: Aedes): Server {
  const perAddress = new AddressCounts(connectionsPerAddressMax)
  const server = createServer((socket) => {
    if (!perAddress.letIn(socket)) return void socket.destroy()
    let client: Client | undefined
    guard(socket, () => client)
    client = broker.handle(socket)
  })
  server.maxConnections = connectionsMax
  server.on('error', (error: NodeJS.ErrnoException) => {
    tell({ kind: 'failed', code: error.code ?? '', message: error.message })
    void shutDown(broker, server)
  })
  server.listen(start.port, start.host, () => {
    const address = server.address()
    tell({ kind: 'listening', port: typeof address === 'object' ? (address?.port ?? 0) : 0 })
  })
  return server
}

function shutDown(broker: Aedes, server: Server): void {
  server.close()
  broker.close(() => process.exit(0))
}

const broker = await Aedes.createBroker({
  ...handlers,
  connectTimeout: connectWithinMs,
  drainTimeout: drainWithinMs,
  keepaliveLimit: keepAliveSecondsMax,
  maxTopicLevels: limits.mqttTopicLevelsMax,
  maxClientsIdLength: 64,
  maxInflightInbound: 20,
})
broker.on('clientError', (client, error) => log(client, `MQTT: ${error.message}`))
broker.on('connectionError', (client, error) => log(client, `MQTT: ${error.message}`))
const sessions = new Sessions(broker, start.sessionKeptMs)
const server = listen(broker)

parentPort?.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'authenticated': {
      const { request, identity } = message
      questions.get(request)?.(identity === undefined ? undefined : { kind: 'client', identity })
      questions.delete(request)
      return
    }
    case 'disconnect':
      return sessions.cutOff(message.clientId)
    case 'stop':
      return shutDown(broker, server)
  }
})
