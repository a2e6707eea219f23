import {
  type ClientToServerEvents,
  type HallCommand,
  type HelloReply,
  protocolVersion,
  type Reply,
  type ScreenView,
  type ServerToClientEvents,
  type Shown,
  type Subscription,
} from '@yihao/contract'
import { io, type Socket } from 'socket.io-client'
import { type Credentials, newId, type TestHall } from './hall.testkit.ts'

export interface TestScreen {
  readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>
  readonly hello: HelloReply
  /** Everything shown so far, the newest last. */
  readonly shown: readonly Shown[]
  /** Resolves with the first view, shown already or later, that fits. */
  until<Kind extends ScreenView['kind']>(
    kind: Kind,
    fits: (view: Extract<ScreenView, { kind: Kind }>) => boolean,
  ): Promise<Extract<ScreenView, { kind: Kind }>>
  /** Says hello once more, as after a lost line. */
  greet(subscribe: readonly Subscription[]): Promise<HelloReply>
  send(command: HallCommand, commandId?: string, note?: string): Promise<Reply>
  close(): void
}

const patienceMs = 5_000

/** A screen without a browser: connects, says hello, keeps what it is shown. */
export async function openScreen(
  hall: TestHall,
  credentials: Credentials & { readonly link?: string },
  subscribe: readonly Subscription[],
): Promise<TestScreen> {
  const socket: TestScreen['socket'] = io(hall.url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: {
      ...(credentials.token === undefined ? {} : { deviceToken: credentials.token }),
      ...(credentials.link === undefined ? {} : { ticketLink: credentials.link }),
    },
    ...(credentials.cookie === undefined ? {} : { extraHeaders: { cookie: credentials.cookie } }),
  })
  const shown: Shown[] = []
  const waiting = new Set<() => void>()
  const keep = (one: Shown) => {
    shown.push(one)
    for (const look of [...waiting]) look()
  }
  socket.on('shown', keep)
  const hello = await greet(socket, subscribe)
  if (hello.ok) for (const one of hello.shown) keep(one)
  return {
    socket,
    hello,
    shown,
    until: (kind, fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const view = [...shown].reverse().find((one) => one.view.kind === kind)?.view as never
          if (view === undefined || !fits(view)) return
          clearTimeout(late)
          waiting.delete(look)
          resolve(view)
        }
        const late = setTimeout(() => {
          waiting.delete(look)
          const last = JSON.stringify(shown.at(-1)?.view)?.slice(0, 600)
          reject(new Error(`no fitting ${kind} view within ${patienceMs} ms; the last: ${last}`))
        }, patienceMs)
        waiting.add(look)
        look()
      }),
    greet: async (again) => {
      const greeted: HelloReply = await socket
        .timeout(patienceMs)
        .emitWithAck('hello', { protocolVersion, subscribe: [...again] })
      if (greeted.ok) for (const one of greeted.shown) keep(one)
      return greeted
    },
    send: (command, commandId = newId('press'), note) =>
      socket.timeout(patienceMs).emitWithAck('command', {
        commandId,
        command,
        ...(note === undefined ? {} : { note }),
      } as never),
    close: () => socket.close(),
  }
}

function greet(
  socket: TestScreen['socket'],
  subscribe: readonly Subscription[],
): Promise<HelloReply> {
  return new Promise((resolve, reject) => {
    socket.on('connect_error', reject)
    socket.on('dismissed', (refusal) =>
      resolve({ ok: false, refusal, words: { zh: 'dismissed', en: 'dismissed' } }),
    )
    socket.on('connect', () => {
      socket.emit('hello', { protocolVersion, subscribe: [...subscribe] }, resolve)
    })
  })
}
