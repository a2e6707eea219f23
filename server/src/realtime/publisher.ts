import type { Shown } from '@yihao/contract'
import type { Server } from 'socket.io'
import type { HallView } from '../engine/hall.ts'
import type { RealtimeDeps } from './deps.ts'
import type { Screen } from './screen.ts'
import { viewOf, type Watched } from './views.ts'

/** The wall counts the whole day; nobody reads it faster than this. */
const wallEveryMs = 500

interface Room {
  readonly watched: Watched
  readonly screens: Set<Screen>
  /** The last view sent, as text: what has not changed is not sent again. */
  last: string
}

interface Made {
  readonly shown: Shown
  readonly text: string
}

/** Makes each watched view once after a commit, however many screens watch it. */
export class Publisher {
  readonly #deps: RealtimeDeps
  readonly #server: Server
  readonly #rooms = new Map<string, Room>()
  #planned: NodeJS.Immediate | undefined
  #wallPlanned: NodeJS.Timeout | undefined

  constructor(server: Server, deps: RealtimeDeps) {
    this.#server = server
    this.#deps = deps
  }

  /** Something was committed, or time went on. Several commits of one turn are shown as one. */
  changed(): void {
    this.#planned ??= setImmediate(() => {
      this.#planned = undefined
      void this.#publish((room) => room.watched.subscription.kind !== 'wall')
    })
    this.#wallPlanned ??= setTimeout(() => {
      this.#wallPlanned = undefined
      void this.#publish((room) => room.watched.subscription.kind === 'wall')
    }, wallEveryMs)
  }

  /** Adds the screen to the view's room and gives what it shows now; undefined for no such place. */
  watch(hall: HallView, screen: Screen, watched: Watched): Shown | undefined {
    const made = this.#make(hall, watched)
    if (made === undefined) return undefined
    const { key } = watched
    const room = this.#rooms.get(key) ?? { watched, screens: new Set(), last: made.text }
    this.#rooms.set(key, room)
    room.screens.add(screen)
    void screen.socket.join(key)
    return made.shown
  }

  unwatch(screen: Screen): void {
    for (const { key } of screen.watched) {
      const room = this.#rooms.get(key)
      room?.screens.delete(screen)
      void screen.socket.leave(key)
      if (room?.screens.size === 0) this.#rooms.delete(key)
    }
  }

  stop(): void {
    clearImmediate(this.#planned)
    clearTimeout(this.#wallPlanned)
    this.#rooms.clear()
  }

  async #publish(which: (room: Room) => boolean): Promise<void> {
    try {
      await this.#deps.runtime.read((hall) => {
        for (const room of this.#rooms.values()) if (which(room)) this.#publishRoom(hall, room)
      })
    } catch (err) {
      this.#deps.logger.error({ err }, 'the screens could not be brought up to date')
    }
  }

  #publishRoom(hall: HallView, room: Room): void {
    const made = this.#make(hall, room.watched)
    if (made === undefined || made.text === room.last) return
    room.last = made.text
    const { key } = room.watched
    const slow = [...room.screens].filter((screen) => screen.slow)
    for (const screen of slow) screen.owe(key, made.shown)
    this.#server
      .to(key)
      .except(slow.map((screen) => screen.socket.id))
      .emit('shown', made.shown)
  }

  #make(hall: HallView, watched: Watched): Made | undefined {
    const { runtime, conditions, ranges } = this.#deps
    const at = runtime.now()
    const view = viewOf(hall, watched, { at, conditions, ranges: ranges() })
    if (view === undefined) return undefined
    const { subscription } = watched
    const shown = { subscription, position: runtime.position(), at, view }
    return { shown, text: JSON.stringify(view) }
  }
}
