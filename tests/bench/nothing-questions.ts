export type NothingQuestions = {
  /** Listens and answers every command with `answer`; tells its port. */
  readonly listen: { readonly ask: { readonly answer: object }; readonly answer: number }
}
