/** A second press of the same verb within this time is the same intention. */
export const samePressMs = 1_000

/** Tells an intended press from a bouncing key, a double click or a held-down key. */
export class PressGuard {
  readonly #lastAtMs = new Map<string, number>()

  /** `atMs` is real time that never jumps. */
  accepts(verb: string, atMs: number): boolean {
    const last = this.#lastAtMs.get(verb)
    if (last !== undefined && atMs - last < samePressMs) return false
    this.#lastAtMs.set(verb, atMs)
    return true
  }
}
