import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  AckPayload,
  DeviceId,
  DoPayload,
  EpochMs,
  EventId,
  HallId,
  ShowPayload,
  SignShow,
  TicketNumber,
} from '@yihao/contract'
import { serverSubscriptions, topics } from '@yihao/contract'
import { Aedes } from 'aedes'
import { connectAsync } from 'mqtt'

export const hallId = 'h1' as HallId
export const clientId = 'dev-bridge'
export const token = 'token-of-the-bridge'
export const id = (text: string) => text as DeviceId

/** A broker that knows one bridge and the server, as the hall's own broker does. */
async function startBroker() {
  const tokens = new Map([[clientId, token]])
  const broker = await Aedes.createBroker({
    authenticate: (client, username, password, done) => {
      const isServer = client.id === 'server'
      const known = username === client.id && tokens.get(client.id) === `${password ?? ''}`
      if (isServer || known) done(null, true)
      else done(Object.assign(new Error('unknown'), { returnCode: 4 }), false)
    },
  })
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    broker.handle(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  return { broker, server, sockets, tokens, port }
}

export interface Told {
  readonly topic: string
  readonly payload: unknown
}

/** The server's side of a hall: a clock, shows, jobs, and everything the bridge says. */
export async function startHall() {
  const { broker, server, sockets, tokens, port } = await startBroker()
  const url = `mqtt://127.0.0.1:${port}`
  const client = await connectAsync(url, { clientId: 'server', protocolVersion: 4 })
  const told: Told[] = []
  client.on('message', (topic, payload) => {
    told.push({ topic, payload: JSON.parse(payload.toString('utf8')) })
  })
  await client.subscribeAsync([...serverSubscriptions(hallId)], { qos: 1 })
  const serverSockets = new Set(sockets)
  const time = { now: 1_000_000, told: true }
  let seq = 0
  const position = () => {
    seq += 1
    return { hallId, epoch: 1, seq }
  }
  const tellTime = () => {
    if (!time.told || !client.connected) return
    const payload = { at: time.now as EpochMs, position: { hallId, epoch: 1, seq }, speed: 1 }
    client.publish(topics.time(hallId), JSON.stringify(payload))
  }
  const clock = setInterval(tellTime, 100)
  const folder = mkdtempSync(join(tmpdir(), 'bridge-'))
  const send = (deviceId: string, eventId: string, action: DoPayload['action'], forMs = 60_000) => {
    const expiresAt = (time.now + forMs) as EpochMs
    const payload: DoPayload = {
      eventId: eventId as EventId,
      position: position(),
      expiresAt,
      action,
    }
    return client.publishAsync(topics.do(hallId, id(deviceId)), JSON.stringify(payload), { qos: 1 })
  }
  return {
    url,
    folder,
    time,
    told,
    tokens,
    send,
    announce: (deviceId: string, eventId: string, number: string, forMs?: number) => {
      const action = { kind: 'announce', windowNumber: 3, callCount: 1 } as const
      return send(deviceId, eventId, { ...action, number: number as TicketNumber }, forMs)
    },
    showSign: (deviceId: string, sign: SignShow) => {
      const payload: ShowPayload = {
        position: position(),
        at: time.now as EpochMs,
        show: {
          kind: 'sign',
          windowNumber: 3,
          label: { zh: '社会保障', en: 'Social security' },
          lineCells: 12,
          sign,
        },
      }
      const topic = topics.show(hallId, id(deviceId))
      return client.publishAsync(topic, JSON.stringify(payload), { qos: 1, retain: true })
    },
    acks: (eventId: string) =>
      told
        .filter(({ topic }) => topic === topics.ack(hallId, clientId))
        .map(({ payload }) => payload as AckPayload)
        .filter((ack) => ack.eventId === eventId),
    /** The newest that was said on a topic. */
    last: (topic: string) => told.filter((one) => one.topic === topic).at(-1)?.payload,
    dropBridge: () => {
      for (const socket of sockets) if (!serverSockets.has(socket)) socket.destroy()
    },
    close: async () => {
      clearInterval(clock)
      await client.endAsync(true)
      await new Promise<void>((resolve) => broker.close(() => resolve()))
      await new Promise((resolve) => {
        server.close(resolve)
        for (const socket of sockets) socket.destroy()
      })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type TestHall = Awaited<ReturnType<typeof startHall>>
