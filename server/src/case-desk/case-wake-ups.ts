import type { CaseReply, CommandId, EpochMs } from '@yihao/contract'
import type { CaseBookView } from '../cases/case-book.ts'
import { type CaseDeadline, nextCaseDeadline } from '../cases/case-deadlines.ts'
import type { Clock } from '../runtime/clock.ts'
import type { CaseIncoming } from './case-runtime.ts'

/** In hall time. What could not be stored is tried again: nobody else would. */
const tryAgainAfterMs = 30_000

/** Sleeps until the next term comes near or is missed, then sends the hall's own command (CASE-6). */
export class CaseWakeUps {
  readonly #clock: Clock
  readonly #handle: (incoming: CaseIncoming) => Promise<CaseReply>
  #book: CaseBookView | undefined
  #cancel: (() => void) | undefined
  #planned: { readonly commandId: CommandId; readonly at: number } | undefined
  #stopped = false

  constructor(clock: Clock, handle: (incoming: CaseIncoming) => Promise<CaseReply>) {
    this.#clock = clock
    this.#handle = handle
  }

  plan(book: CaseBookView, notBefore = 0): void {
    if (this.#stopped) return
    this.#book = book
    const next = nextCaseDeadline(book)
    const at = Math.max(next?.at ?? 0, notBefore)
    if (next?.commandId === this.#planned?.commandId && at === this.#planned?.at) return
    this.#cancel?.()
    this.#planned = next === undefined ? undefined : { commandId: next.commandId, at }
    this.#cancel = next && this.#clock.setTimer(at as EpochMs, () => void this.#fire(next))
  }

  stop(): void {
    this.#stopped = true
    this.#cancel?.()
  }

  async #fire({ commandId, command }: CaseDeadline): Promise<void> {
    const actor = { kind: 'system', part: 'deadline' } as const
    const reply = await this.#handle({ commandId, actor, command })
    if (reply.ok || this.#book === undefined) return
    this.plan(this.#book, this.#clock.now() + tryAgainAfterMs)
  }
}
