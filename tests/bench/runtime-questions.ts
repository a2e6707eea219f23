import type { Sample } from './statistics.ts'

export type RuntimeQuestions = {
  readonly open: {
    readonly ask: { readonly folder: string; readonly planFile: string }
    readonly answer: unknown
  }
  readonly product: { readonly ask: { readonly visitors: number }; readonly answer: Sample }
  /** Commits the rows of the product's last round. */
  readonly baseline: { readonly ask: object; readonly answer: Sample }
}
