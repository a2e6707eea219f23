import type { Sample } from './statistics.ts'

export type LoadQuestions = {
  /** Presses for so long with all hands at once; of the commands each was accepted. */
  readonly press: {
    readonly ask: {
      readonly port: number
      readonly cookie: string
      readonly durationMs: number
      /** Made part of the command ids, which must not repeat. */
      readonly name: string
    }
    readonly answer: Sample
  }
}
