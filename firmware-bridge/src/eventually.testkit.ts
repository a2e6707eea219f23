import { vi } from 'vitest'

/** Long enough for a busy machine; a test that passes does not wait for it. */
const withinMs = 10_000

export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: withinMs, interval: 20 })
