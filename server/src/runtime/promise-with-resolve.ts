export interface PromiseWithResolve {
  readonly promise: Promise<void>
  readonly resolve: () => void
}

/** `Promise.withResolvers` came with Node 22. */
export function promiseWithResolve(): PromiseWithResolve {
  let resolve = (): void => undefined
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
