import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type DeviceId, deviceIdSchema } from '@yihao/contract'
import { readIfThere, writeWhole } from '../state-files.ts'

/** Who this bridge is to its hall. Whoever has the token is the bridge: mode 0600, never logged. */
export interface Identity {
  readonly deviceId: DeviceId
  readonly token: string
}

export class IdentityFile {
  readonly #path: string

  constructor(stateDir: string) {
    this.#path = join(stateDir, 'identity.json')
  }

  /** Undefined when it was never paired, or the file is damaged: then it pairs again. */
  read(): Identity | undefined {
    let value: unknown
    try {
      value = JSON.parse(readIfThere(this.#path) ?? 'null')
    } catch (error) {
      if (error instanceof SyntaxError) return undefined
      throw error
    }
    if (typeof value !== 'object' || value === null) return undefined
    const { deviceId, token } = value as Readonly<Record<string, unknown>>
    const parsed = deviceIdSchema.safeParse(deviceId)
    if (!parsed.success || typeof token !== 'string' || token === '') return undefined
    return { deviceId: parsed.data, token }
  }

  write({ deviceId, token }: Identity): void {
    writeWhole(this.#path, `${JSON.stringify({ deviceId, token })}\n`)
  }

  remove(): void {
    rmSync(this.#path, { force: true })
  }
}

/** The number of this bridge's connections so far, so that each has one of its own. */
export function sessionCounter(stateDir: string): () => number {
  const path = join(stateDir, 'session')
  let last = Number(readIfThere(path) ?? '0')
  // Lost with a damaged file it would begin at 1 and be taken for old; the clock is far beyond.
  if (!Number.isSafeInteger(last) || last < 0) last = Math.floor(Date.now() / 1_000)
  return () => {
    last += 1
    writeWhole(path, `${last}\n`)
    return last
  }
}
