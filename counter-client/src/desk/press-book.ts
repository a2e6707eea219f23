import type { CommandId, HallCommand } from '@yihao/contract'

/**
 * Which id a press gets. An unanswered command may have been stored, so pressing it again sends
 * the same id while the window looks as it did; once it looks different the answer is plain to see
 * and a new press is a new intention.
 */
export class PressBook {
  readonly #newId: () => CommandId
  #unanswered: { readonly body: string; readonly commandId: CommandId } | undefined
  #situation: string | undefined

  constructor(newId: () => CommandId) {
    this.#newId = newId
  }

  /** Called with every view of the window. */
  observe(situation: string): void {
    if (situation !== this.#situation) this.#unanswered = undefined
    this.#situation = situation
  }

  idFor(command: HallCommand, note?: string): CommandId {
    const body = bodyOf(command, note)
    if (this.#unanswered?.body === body) return this.#unanswered.commandId
    return this.#newId()
  }

  settle(outcome: 'answered' | 'no-answer', press: PressedCommand): void {
    const { command, note, commandId } = press
    this.#unanswered =
      outcome === 'answered' ? undefined : { body: bodyOf(command, note), commandId }
  }
}

export interface PressedCommand {
  readonly commandId: CommandId
  readonly command: HallCommand
  readonly note?: string | undefined
}

const bodyOf = (command: HallCommand, note: string | undefined) => JSON.stringify([command, note])
