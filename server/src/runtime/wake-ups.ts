import type { Reply } from '@yihao/contract'
import { type Deadline, nextDeadline } from '../engine/deadlines.ts'
import type { HallView } from '../engine/hall.ts'
import type { Clock } from './clock.ts'
import type { Incoming } from './hall-runtime.ts'

/** Sleeps until the hall's next deadline and then sends its command; the pure parts set no timer. */
export class WakeUps {
  readonly #clock: Clock
  readonly #handle: (incoming: Incoming) => Promise<Reply>
  #cancel: (() => void) | undefined
  #planned: Deadline | undefined
  /** A refused deadline is not tried again until another one comes up. */
  #refusedId: string | undefined
  #stopped = false

  constructor(clock: Clock, handle: (incoming: Incoming) => Promise<Reply>) {
    this.#clock = clock
    this.#handle = handle
  }

  plan(hall: HallView): void {
    if (this.#stopped) return
    const deadline = nextDeadline(hall)
    if (deadline?.commandId === this.#planned?.commandId && deadline?.at === this.#planned?.at) {
      return
    }
    this.#cancel?.()
    this.#planned = deadline
    if (deadline === undefined || deadline.commandId === this.#refusedId) return
    this.#cancel = this.#clock.setTimer(deadline.at, () => void this.#fire(deadline))
  }

  stop(): void {
    this.#stopped = true
    this.#cancel?.()
  }

  async #fire({ commandId, command }: Deadline): Promise<void> {
    this.#planned = undefined
    const actor = { kind: 'system', part: 'deadline' } as const
    const reply = await this.#handle({ commandId, actor, command })
    if (!reply.ok) this.#refusedId = commandId
  }
}
