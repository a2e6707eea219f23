import { createHash } from 'node:crypto'
import type { Incoming } from './hall-runtime.ts'

/**
 * Tells whether the same id was sent with the same body. Sealed texts count by what they said, not
 * by where they lie, since each try seals anew.
 */
export function bodyHashOf({ command, actor, note, visitor }: Incoming): string {
  const body = { command, actor, note: note?.keyedHash, person: visitor?.personHash }
  return createHash('sha256').update(canonical(body)).digest('hex')
}

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}
