import type { CommandId, EpochMs, Reply } from '@yihao/contract'
import { type Deadline, deadlinesOf } from '../engine/deadlines.ts'
import type { HallView } from '../engine/hall.ts'
import type { Clock } from './clock.ts'
import type { Incoming } from './hall-runtime.ts'

/** In hall time. What could not be stored, or was refused, is tried again: nobody else would. */
const tryAgainAfterMs = 30_000

/** Sleeps until the hall's next deadline and then sends its command; the pure parts set no timer. */
export class WakeUps {
  readonly #clock: Clock
  readonly #handle: (incoming: Incoming) => Promise<Reply>
  /** Deadlines that came to nothing, and when to try them again; they hold up no other one. */
  readonly #notBefore = new Map<CommandId, EpochMs>()
  #hall: HallView | undefined
  #cancel: (() => void) | undefined
  #planned: Deadline | undefined
  #stopped = false

  constructor(clock: Clock, handle: (incoming: Incoming) => Promise<Reply>) {
    this.#clock = clock
    this.#handle = handle
  }

  plan(hall: HallView): void {
    if (this.#stopped) return
    this.#hall = hall
    const next = this.#next(hall)
    if (next?.commandId === this.#planned?.commandId && next?.at === this.#planned?.at) return
    this.#cancel?.()
    this.#planned = next
    this.#cancel = next && this.#clock.setTimer(next.at, () => void this.#fire(next))
  }

  stop(): void {
    this.#stopped = true
    this.#cancel?.()
  }

  #next(hall: HallView): Deadline | undefined {
    const all = deadlinesOf(hall, this.#clock.now())
    for (const commandId of this.#notBefore.keys()) {
      if (!all.some((one) => one.commandId === commandId)) this.#notBefore.delete(commandId)
    }
    return all
      .map((one) => ({ ...one, at: Math.max(one.at, this.#notBefore.get(one.commandId) ?? 0) }))
      .sort((a, b) => a.at - b.at)
      .map((one) => ({ ...one, at: one.at as EpochMs }))[0]
  }

  async #fire({ commandId, command }: Deadline): Promise<void> {
    this.#notBefore.set(commandId, (this.#clock.now() + tryAgainAfterMs) as EpochMs)
    const actor = { kind: 'system', part: 'deadline' } as const
    await this.#handle({ commandId, actor, command })
    // A refusal changes nothing in the hall, so nobody else would ask for the next deadline.
    if (this.#hall !== undefined) this.plan(this.#hall)
    // A machine that slept wakes up late for several at once: each in its turn, and none waits.
    const due = this.#planned
    if (this.#stopped || due === undefined || due.at > this.#clock.now()) return
    this.#cancel?.()
    await this.#fire(due)
  }
}
