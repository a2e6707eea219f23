import type { CommandId } from '@yihao/contract'

/**
 * One confirmed selection takes one number. The id is made at the first press; while the answer is
 * open further presses do nothing, and when no answer came the same id is sent again, so the hall
 * answers with the number it may already have issued.
 */
export class OneTake {
  readonly #newId: () => CommandId
  #state: 'ready' | 'asking' | 'unanswered' | 'taken' = 'ready'
  #commandId: CommandId | undefined

  constructor(newId: () => CommandId) {
    this.#newId = newId
  }

  /** The id to send, or undefined when this press is none of its own. */
  press(): CommandId | undefined {
    if (this.#state === 'asking' || this.#state === 'taken') return undefined
    const commandId =
      this.#state === 'unanswered' && this.#commandId !== undefined
        ? this.#commandId
        : this.#newId()
    this.#state = 'asking'
    this.#commandId = commandId
    return commandId
  }

  settle(outcome: 'taken' | 'refused' | 'no-answer'): void {
    if (this.#state !== 'asking') return
    this.#state = outcome === 'taken' ? 'taken' : outcome === 'refused' ? 'ready' : 'unanswered'
  }
}
