import { createHash } from 'node:crypto'
import type { Incoming } from './hall-runtime.ts'

/**
 * Tells whether the same id was sent with the same body. Sealed texts count by what they said, not
 * by where they lie, since each try seals anew.
 */
export function bodyHashOf({ command, actor, note, visitor, applicants }: Incoming): string {
  const said = applicants?.map(({ visitorId: _, ...one }) => one)
  const person = visitor?.personHash
  const body = { command, actor, note: note?.keyedHash, person, applicants: said }
  return createHash('sha256').update(canonical(body)).digest('hex')
}

/** JSON with sorted keys. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const parts = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of Object.keys(parts).sort()) {
    const part = parts[key]
    if (part === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(part)}`
  }
  return `{${text}}`
}
