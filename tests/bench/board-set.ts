import {
  type ClientToServerEvents,
  type HelloReply,
  protocolVersion,
  type ServerToClientEvents,
  type Shown,
  type Subscription,
} from '@yihao/contract'
import { io, type Socket } from 'socket.io-client'

export type BenchSocket = Socket<ServerToClientEvents, ClientToServerEvents>

const seenWithinMs = 10_000
/** So many connect at the same time; a hall's screens come one by one. */
const openTogetherMax = 50

interface Arrival {
  readonly seq: number
  readonly at: number
}

/** Screens without a browser: each keeps when which position arrived. */
export class BoardSet {
  readonly #arrivals: Arrival[][] = []
  readonly #sockets: BenchSocket[] = []
  #look: (() => void) | undefined
  #last: Shown | undefined

  async open(
    url: string,
    { count, deviceToken, zoneId }: { count: number; deviceToken: string; zoneId: string },
  ): Promise<void> {
    const subscription = { kind: 'board', zoneId } as Subscription
    while (this.#sockets.length < count) {
      const together = Math.min(openTogetherMax, count - this.#sockets.length)
      const opened = Array.from({ length: together }, () => openSocket(url, { deviceToken }))
      for (const socket of opened) this.#listen(socket)
      await Promise.all(opened.map((socket) => greet(socket, [subscription])))
    }
  }

  get last(): Shown | undefined {
    return this.#last
  }

  forget(): void {
    for (const arrivals of this.#arrivals) arrivals.length = 0
  }

  /** When each board had a view of that position or a later one. */
  seen(seq: number): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        const missing = this.#firstOf(seq).filter((at) => at === undefined).length
        reject(new Error(`${missing} boards did not show position ${seq}`))
      }, seenWithinMs)
      this.#look = () => {
        // The slowest board is mostly the last one: looking there first is enough nearly always.
        const found = this.#arrivals.at(-1)?.some((one) => one.seq >= seq)
        if (found !== true) return
        const first = this.#firstOf(seq)
        if (first.includes(undefined)) return
        clearTimeout(late)
        this.#look = undefined
        resolve(first as readonly number[])
      }
      this.#look()
    })
  }

  #firstOf(seq: number): readonly (number | undefined)[] {
    return this.#arrivals.map((arrivals) => arrivals.find((one) => one.seq >= seq)?.at)
  }

  #listen(socket: BenchSocket): void {
    const arrivals: Arrival[] = []
    this.#arrivals.push(arrivals)
    this.#sockets.push(socket)
    socket.on('shown', (shown) => {
      arrivals.push({ seq: shown.position.seq, at: performance.now() })
      this.#last = shown
      this.#look?.()
    })
  }
}

export function openSocket(
  url: string,
  { deviceToken, cookie }: { readonly deviceToken?: string; readonly cookie?: string },
): BenchSocket {
  return io(url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: deviceToken === undefined ? {} : { deviceToken },
    ...(cookie === undefined ? {} : { extraHeaders: { cookie } }),
  })
}

export function greet(socket: BenchSocket, subscribe: Subscription[]): Promise<HelloReply> {
  return new Promise((resolve, reject) => {
    socket.once('connect_error', reject)
    socket.once('dismissed', (refusal) => reject(new Error(`dismissed: ${refusal.code}`)))
    socket.once('connect', () =>
      socket.emit('hello', { protocolVersion, subscribe }, (reply) =>
        reply.ok ? resolve(reply) : reject(new Error(`not greeted: ${reply.refusal.code}`)),
      ),
    )
  })
}
