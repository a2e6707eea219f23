import type { Server as HttpServer } from 'node:http'
import {
  type ClientToServerEvents,
  commandEnvelopeSchema,
  type Hello,
  type HelloReply,
  helloSchema,
  limits,
  pulseEveryMs,
  type RecordedEvent,
  type RefusalCode,
  type Reply,
  refusalText,
  type ServerToClientEvents,
  type Shown,
} from '@yihao/contract'
import { Server } from 'socket.io'
import type { HallView } from '../engine/hall.ts'
import { originFits } from '../people/origins.ts'
import { refused } from '../runtime/hall-runtime.ts'
import {
  type Answer,
  concerns,
  dismissSocket,
  type Ended,
  helloRefused,
  malformed,
  missing,
  pressRefused,
  versionRefusal,
  whyUnknown,
} from './answers.ts'
import type { RealtimeDeps } from './deps.ts'
import { known } from './handshake.ts'
import { Lines } from './lines.ts'
import { Publisher } from './publisher.ts'
import { lastWordMs, Screen, type ScreenSocket } from './screen.ts'
import { unseen, watchedOf } from './views.ts'

type HallServer = Server<ClientToServerEvents, ServerToClientEvents>

/** Socket.IO: whole views with their position, commands with an answer. */
export class Realtime {
  readonly #deps: RealtimeDeps
  readonly #server: HallServer
  readonly #publisher: Publisher
  readonly #screens = new Set<Screen>()
  readonly #lines: Lines
  readonly #pulses: NodeJS.Timeout
  readonly #stopListening: () => void

  constructor(http: HttpServer, deps: RealtimeDeps) {
    this.#deps = deps
    this.#lines = new Lines(http)
    this.#server = new Server(http, {
      transports: ['websocket'],
      maxHttpBufferSize: limits.commandBytesMax,
      serveClient: false,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      allowRequest: ({ headers }, done) =>
        done(null, originFits(headers.origin, headers.host, deps.publicUrl)),
    })
    this.#publisher = new Publisher(this.#server, deps)
    this.#server.on('connection', (socket) => this.#connect(socket))
    this.#stopListening = deps.runtime.onCommitted((events) => this.#committed(events))
    this.#pulses = setInterval(() => this.#pulse(), pulseEveryMs)
  }

  get connections(): number {
    return this.#screens.size
  }

  /** Something besides the log changed what screens show: paper ran out, a session began. */
  changed(): void {
    this.#publisher.changed()
  }

  online(deviceId: string): boolean {
    return [...this.#screens].some(
      ({ caller }) => caller.kind === 'device' && caller.deviceId === deviceId,
    )
  }

  /** Ends what hangs on a session, a person or a device that counts no more. */
  dismiss(ended: Ended): void {
    const code = ended.kind === 'device' ? 'DeviceUnknown' : 'NotSignedIn'
    for (const screen of this.#screens) if (concerns(screen, ended)) this.#end(screen, code)
  }

  #end(screen: Screen, code: RefusalCode): void {
    this.#publisher.unwatch(screen)
    screen.end(code)
  }

  /** Why nothing that comes on this line counts: it was dismissed, or its session has run out. */
  #ended(screen: Screen): RefusalCode | undefined {
    const { session } = screen
    const gone = session !== undefined && this.#deps.signIn.callerOf(session) === undefined
    if (gone && screen.ended === undefined) this.#end(screen, 'NotSignedIn')
    return screen.ended
  }

  async stop(): Promise<void> {
    clearInterval(this.#pulses)
    this.#stopListening()
    this.#publisher.stop()
    // A screen that reads nothing never answers the goodbye, and half a request never ends.
    const cut = setTimeout(() => this.#lines.cut(), lastWordMs)
    await this.#server.close()
    clearTimeout(cut)
  }

  #committed(events: readonly RecordedEvent[]): void {
    this.#publisher.changed()
    for (const event of events) {
      // What the role let them see ends with it, whichever door the command came through (ROLE-4).
      if (event.type === 'RoleRevoked') {
        this.dismiss({ kind: 'person', personId: event.data.personId })
      }
    }
  }

  #connect(socket: ScreenSocket): void {
    const { auth, headers } = socket.handshake
    const who = known({ auth, cookie: headers.cookie }, this.#deps)
    if (who === undefined) {
      dismissSocket(socket, whyUnknown(auth))
      return
    }
    const screen = new Screen(socket, who.caller, who.session)
    this.#screens.add(screen)
    socket.on('hello', (hello: unknown, reply: unknown) => {
      if (typeof reply === 'function') void this.#greet(screen, hello, reply as Answer<HelloReply>)
    })
    socket.on('command', (envelope: unknown, reply: unknown) => {
      if (typeof reply === 'function') void this.#obey(screen, envelope, reply as Answer<Reply>)
    })
    socket.on('disconnect', () => {
      this.#screens.delete(screen)
      this.#publisher.unwatch(screen)
    })
  }

  async #greet(screen: Screen, raw: unknown, reply: Answer<HelloReply>): Promise<void> {
    const hello = helloSchema.safeParse(raw)
    if (!hello.success) return reply(helloRefused(malformed(hello.error)))
    const ended = this.#ended(screen)
    const wrong = ended === undefined ? versionRefusal(hello.data) : { code: ended }
    if (wrong !== undefined) return reply(helloRefused(wrong))
    // Each greeting makes whole views; a screen needs one a connection.
    if (!screen.bucket.take(performance.now())) {
      return reply(helloRefused({ code: 'TooManyRequests' }))
    }
    try {
      reply(await this.#deps.runtime.read((hall) => this.#welcome(hall, screen, hello.data)))
    } catch (err) {
      this.#deps.logger.error({ err }, 'a screen could not be greeted')
      reply(helloRefused({ code: 'NotStored' }))
    }
  }

  #welcome(hall: HallView, screen: Screen, { subscribe }: Hello): HelloReply {
    for (const subscription of subscribe) {
      const code = unseen(hall, screen.caller, subscription)
      if (code !== undefined) return helloRefused({ code, field: `subscribe.${subscription.kind}` })
    }
    this.#publisher.unwatch(screen)
    screen.watched = []
    const shown: Shown[] = []
    for (const subscription of subscribe) {
      const watched = watchedOf(subscription, screen.caller)
      const first = this.#publisher.watch(hall, screen, watched)
      if (first === undefined) return helloRefused({ code: missing[subscription.kind] })
      screen.watched = [...screen.watched, watched]
      shown.push(first)
    }
    const { runtime } = this.#deps
    const { speed } = runtime.clock
    return { ok: true, position: runtime.position(), at: runtime.now(), speed, shown }
  }

  async #obey(screen: Screen, raw: unknown, reply: Answer<Reply>): Promise<void> {
    const envelope = commandEnvelopeSchema.safeParse(raw)
    if (!envelope.success) {
      const refusal = malformed(envelope.error)
      return reply({ ok: false, refusal, words: refusalText[refusal.code] })
    }
    const code = this.#ended(screen) ?? pressRefused(screen, envelope.data)
    if (code !== undefined) return reply(refused(envelope.data, { code }))
    reply(await this.#deps.intake.handle(screen.caller, envelope.data))
  }

  #pulse(): void {
    const { runtime } = this.#deps
    const [at, position, speed] = [runtime.now(), runtime.position(), runtime.clock.speed]
    this.#server.volatile.emit('pulse', { at, position, speed })
    // Sessions begin and end by the clock alone.
    this.#publisher.changed()
  }
}
