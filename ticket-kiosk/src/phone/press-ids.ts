import type { CommandId } from '@yihao/contract'

/**
 * One intention, one id. A press that got no answer may have been done, so the same press again
 * carries the same id; an answered one is over, and the next press is a new intention.
 */
export class PressIds {
  readonly #newId: () => CommandId
  readonly #open = new Map<string, CommandId>()

  constructor(newId: () => CommandId) {
    this.#newId = newId
  }

  idFor(press: string): CommandId {
    const id = this.#open.get(press) ?? this.#newId()
    this.#open.set(press, id)
    return id
  }

  answered(press: string): void {
    this.#open.delete(press)
  }
}
