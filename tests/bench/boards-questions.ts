import type { Reply, Shown } from '@yihao/contract'
import type { Clerk } from './demo-access.ts'
import type { Sample } from './statistics.ts'

export type Side = 'product' | 'baseline'

export type BoardsQuestions = {
  readonly open: {
    readonly ask: {
      readonly side: Side
      readonly url: string
      readonly boards: number
      readonly deviceToken: string
      readonly zoneId: string
      readonly clerks: readonly Clerk[]
    }
    readonly answer: unknown
  }
  /** Presses "next" so many times, one after the other, and waits each time for every board. */
  readonly press: {
    readonly ask: { readonly side: Side; readonly presses: number }
    readonly answer: Sample
  }
  /** What the product said to the last press. */
  readonly last: { readonly ask: object; readonly answer: LastPress }
}

export interface LastPress {
  readonly shown: Shown
  readonly reply: Reply
}
