import type { Sentence } from './sentence.ts'

export interface Spoken {
  /** `kept`: no loudspeaker is configured, the sound waits in the file. */
  readonly how: 'played' | 'kept'
  /** Absent where the system speaks by itself. */
  readonly file?: string
}

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
