import {
  type ClientToServerEvents,
  type CommandEnvelope,
  type EpochMs,
  type HelloReply,
  isNewer,
  type Position,
  type Pulse,
  protocolVersion,
  type Refusal,
  type Reply,
  type ScreenView,
  type ServerToClientEvents,
  type Shown,
  type SocketAuth,
  type Subscription,
  staleAfterMs,
} from '@yihao/contract'
import { io, type Socket } from 'socket.io-client'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { ClockEstimate } from './clock-estimate.ts'

export type LinkStatus = 'connecting' | 'live' | 'lost' | 'dismissed'

export interface LinkState {
  readonly status: LinkStatus
  /** Real time (`Date.now()`) since when the line is lost. */
  readonly lostSince: number | undefined
  readonly position: Position | undefined
  /** Newest view by subscription key; kept while the line is lost, so that no screen goes blank. */
  readonly shown: ReadonlyMap<string, Shown>
  readonly dismissal: Refusal | undefined
}

export interface LinkOptions {
  /** Origin of the server; the page's own by default. */
  readonly url?: string
  readonly auth?: SocketAuth
  readonly subscribe: readonly Subscription[]
}

const ackTimeoutMs = 5_000
const refusedRetryMs = 3_000
const commandTriesMax = 4

export const subscriptionKey = (subscription: Subscription): string =>
  Object.values(subscription).join('/')

/**
 * The screens' line to the hall: says hello with what it last saw, keeps the newest whole view of
 * each subscription, knows hall time, and is right again by itself after any interruption.
 */
export class HallLink {
  readonly store: StoreApi<LinkState>
  readonly clock = new ClockEstimate()
  readonly #socket: Socket<ServerToClientEvents, ClientToServerEvents>
  readonly #subscribe: readonly Subscription[]
  #lastHeardMs = Date.now()
  readonly #watch: ReturnType<typeof setInterval>
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(options: LinkOptions) {
    this.#subscribe = options.subscribe
    this.store = createStore<LinkState>(() => ({
      status: 'connecting',
      lostSince: undefined,
      position: undefined,
      shown: new Map(),
      dismissal: undefined,
    }))
    this.#socket = io(options.url ?? '/', {
      transports: ['websocket'],
      auth: { ...options.auth },
      reconnectionDelay: 300,
      reconnectionDelayMax: 5_000,
      randomizationFactor: 0.5,
      timeout: 8_000,
    })
    this.#socket.on('connect', () => this.#hello())
    // A server that hangs up or refuses the handshake ends the library's own tries; ours go on.
    this.#socket.on('disconnect', (reason) => {
      this.#lose()
      if (reason === 'io server disconnect') this.#retryLater()
    })
    this.#socket.on('connect_error', () => {
      this.#lose()
      if (!this.#socket.active) this.#retryLater()
    })
    this.#socket.on('shown', (shown) => this.#take(shown))
    this.#socket.on('pulse', (pulse) => this.#hear(pulse))
    this.#socket.on('dismissed', (refusal) => this.#dismiss(refusal))
    // A half-open line stays "connected" for long; silence is what the visitor must be told of.
    this.#watch = setInterval(() => {
      if (Date.now() - this.#lastHeardMs > staleAfterMs) this.#lose()
    }, 1_000)
  }

  /**
   * Sends until it is answered, always with the same id, so that one press has one effect.
   * After several tries without an answer it tells so; pressing again may then use the same id.
   */
  async send(envelope: CommandEnvelope): Promise<Reply | 'no-answer'> {
    for (let tries = 0; tries < commandTriesMax; tries += 1) {
      try {
        return await this.#socket.timeout(ackTimeoutMs).emitWithAck('command', envelope)
      } catch {
        // No answer in time says nothing about whether it was done; the id makes asking safe.
      }
    }
    return 'no-answer'
  }

  view<Kind extends ScreenView['kind']>(
    kind: Kind,
    subscription: Subscription,
  ): Extract<ScreenView, { kind: Kind }> | undefined {
    const view = this.store.getState().shown.get(subscriptionKey(subscription))?.view
    return view?.kind === kind ? (view as Extract<ScreenView, { kind: Kind }>) : undefined
  }

  close(): void {
    clearInterval(this.#watch)
    clearTimeout(this.#retry)
    this.#socket.close()
  }

  #retryLater(): void {
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.#reopen(), refusedRetryMs)
  }

  #hello(): void {
    const lastSeen = this.store.getState().position
    const hello = {
      protocolVersion,
      subscribe: [...this.#subscribe],
      ...(lastSeen === undefined ? {} : { lastSeen }),
    }
    this.#socket.timeout(ackTimeoutMs).emit('hello', hello, (failed, reply: HelloReply) => {
      if (failed === null) this.#welcome(reply)
      else this.#reopen()
    })
  }

  #reopen(): void {
    if (this.store.getState().status !== 'dismissed') this.#socket.disconnect().connect()
  }

  #welcome(reply: HelloReply): void {
    if (!reply.ok) {
      if (reply.refusal.code === 'WrongVersion') reloadOnce()
      this.#dismiss(reply.refusal)
      return
    }
    this.#lastHeardMs = Date.now()
    this.clock.learn(reply.at, reply.speed)
    const shown = new Map(reply.shown.map((one) => [subscriptionKey(one.subscription), one]))
    this.store.setState({
      status: 'live',
      lostSince: undefined,
      position: reply.position,
      shown,
      dismissal: undefined,
    })
  }

  #take(shown: Shown): void {
    this.#lastHeardMs = Date.now()
    const key = subscriptionKey(shown.subscription)
    const known = this.store.getState().shown
    const before = known.get(key)
    const stale =
      before !== undefined && !isNewer(shown.position, before.position) && shown.at < before.at
    if (stale) return
    this.store.setState({
      shown: new Map(known).set(key, shown),
      position: shown.position,
      status: 'live',
      lostSince: undefined,
    })
  }

  #hear(pulse: Pulse): void {
    this.#lastHeardMs = Date.now()
    this.clock.learn(pulse.at, pulse.speed)
    const { status, position } = this.store.getState()
    if (status === 'live' && position !== undefined)
      this.store.setState({ position: pulse.position })
  }

  #lose(): void {
    const { status, lostSince } = this.store.getState()
    if (status === 'dismissed' || lostSince !== undefined) return
    this.store.setState({ status: 'lost', lostSince: Date.now() })
    // A half-open line never reports its end; starting anew does.
    if (this.#socket.connected) this.#reopen()
  }

  #dismiss(refusal: Refusal): void {
    this.store.setState({ status: 'dismissed', dismissal: refusal })
    this.#socket.close()
  }

  /** Hall time now, as far as the last pulse tells. */
  now(): EpochMs {
    return this.clock.now()
  }
}

/** A new server may speak a newer version: the page fetches itself again, but not for ever. */
function reloadOnce(): void {
  const key = 'yihao.reloaded-for-version'
  if (sessionStorage.getItem(key) === String(protocolVersion)) return
  sessionStorage.setItem(key, String(protocolVersion))
  location.reload()
}
