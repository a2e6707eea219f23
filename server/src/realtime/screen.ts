import {
  type ClientToServerEvents,
  limits,
  type RefusalCode,
  type ServerToClientEvents,
  type Shown,
} from '@yihao/contract'
import type { Socket } from 'socket.io'
import type { Caller } from '../people/caller.ts'
import { RateBucket } from './rate-bucket.ts'
import type { Watched } from './views.ts'

export type ScreenSocket = Socket<ClientToServerEvents, ServerToClientEvents>

/** The packet goes out before the line is cut. */
export const lastWordMs = 100

const pressesAtOnce = 20
/** A replay or a third party works for a whole hall through one connection. */
const deviceFactor = 200
const lookAgainMs = 200

/** One connection: who is there, what it watches, and what it could not be sent yet. */
export class Screen {
  readonly socket: ScreenSocket
  readonly session: string | undefined
  readonly bucket: RateBucket
  readonly caller: Caller
  watched: readonly Watched[] = []
  /** Set once its session or device counts no more; nor does what still comes on this line. */
  ended: RefusalCode | undefined
  /** The newest view of each key that a slow reader has not been sent. */
  readonly #owed = new Map<string, Shown>()
  #looking: NodeJS.Timeout | undefined

  constructor(socket: ScreenSocket, caller: Caller, session: string | undefined) {
    this.socket = socket
    this.caller = caller
    this.session = session
    const factor = caller.kind === 'device' ? deviceFactor : 1
    this.bucket = new RateBucket({
      burst: pressesAtOnce * factor,
      perSecond: limits.pressesPerSecondMax * factor,
      nowMs: performance.now(),
    })
  }

  /** More packets wait for the line than a reader who keeps up ever leaves. */
  get slow(): boolean {
    const { writeBuffer } = this.socket.conn as unknown as { readonly writeBuffer: unknown[] }
    return writeBuffer.length >= limits.packetsWaitingPerSocketMax
  }

  /** Keeps the newest view for when the line is free again, instead of a growing heap of old ones. */
  owe(key: string, shown: Shown): void {
    this.#owed.set(key, shown)
    this.#looking ??= setTimeout(() => this.#payUp(), lookAgainMs)
  }

  /** A last word, and then the line is cut. */
  end(code: RefusalCode): void {
    this.ended = code
    clearTimeout(this.#looking)
    this.#owed.clear()
    this.socket.emit('dismissed', { code })
    setTimeout(() => this.socket.disconnect(true), lastWordMs)
  }

  #payUp(): void {
    this.#looking = undefined
    if (!this.socket.connected) this.#owed.clear()
    else if (this.slow) {
      this.#looking = setTimeout(() => this.#payUp(), lookAgainMs)
    } else {
      for (const shown of this.#owed.values()) this.socket.emit('shown', shown)
      this.#owed.clear()
    }
  }
}
