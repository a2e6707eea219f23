import type { Sentence } from './sentence.ts'

export type Spoken =
  | { readonly how: 'played' }
  /** No loudspeaker is configured: the sound waits in a file. */
  | { readonly how: 'kept'; readonly file: string }

/** An engine with its loudspeaker. One sentence at a time; the caller queues. */
export interface Voice {
  speak(sentence: Sentence, name: string): Promise<Spoken>
  stop(): Promise<void>
}

/** The last door before an engine: whatever the table did not write stays outside. */
export class UnspeakableError extends Error {
  constructor() {
    super('The sentence holds signs that the voice does not know')
  }
}
