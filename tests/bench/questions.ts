/** What one process may ask another one: by name, what goes there and what comes back. */
export type Questions = Readonly<
  Record<string, { readonly ask: unknown; readonly answer: unknown }>
>

export interface Question {
  readonly id: number
  readonly what: string
  readonly data: unknown
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }

type Handlers<Q extends Questions> = {
  readonly [What in keyof Q]: (data: Q[What]['ask']) => Promise<Q[What]['answer']>
}

/** In the process that answers; it ends with the one that asks. */
export function answerQuestions<Q extends Questions>(handlers: Handlers<Q>): void {
  const byName = handlers as Readonly<Record<string, (data: unknown) => Promise<unknown>>>
  process.on('message', ({ id, what, data }: Question) => {
    const handler = byName[what] ?? (() => Promise.reject(new Error(`nobody answers ${what}`)))
    const say = (answer: Answer) => process.send?.(answer)
    handler(data).then(
      (value) => say({ id, value }),
      (error: unknown) =>
        say({ id, error: error instanceof Error ? String(error.stack) : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
}
