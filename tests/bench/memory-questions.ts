import type { Sample } from './statistics.ts'

export type MemoryQuestions = {
  readonly open: {
    readonly ask: { readonly data: string; readonly planFile: string }
    readonly answer: unknown
  }
  /** Lives through days until so many commands were handled; the memory of the morning after. */
  readonly until: {
    readonly ask: { readonly commands: number; readonly commandsOfDay: number }
    readonly answer: Sample
  }
}
