import type { LastPress } from './boards-questions.ts'

export type BareFanoutQuestions = {
  /** Repeats what the product said and stored; tells its port. */
  readonly listen: {
    readonly ask: LastPress & { readonly productData: string; readonly folder: string }
    readonly answer: number
  }
}
