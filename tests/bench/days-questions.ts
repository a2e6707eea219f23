export type DaysQuestions = {
  /** Opens a new hall in `data`. */
  readonly begin: {
    readonly ask: { readonly data: string; readonly planFile: string }
    readonly answer: unknown
  }
  readonly day: { readonly ask: { readonly tickets: number }; readonly answer: unknown }
  /** Closes what is open so that the folder can be used, as it stands, as a hall's own. */
  readonly copy: { readonly ask: { readonly to: string }; readonly answer: unknown }
}

export type StartQuestions = {
  /** Starts a whole server on that folder; milliseconds until it is ready. */
  readonly start: {
    readonly ask: { readonly data: string; readonly planFile: string }
    readonly answer: { readonly readyMs: number }
  }
}
