import fc from 'fast-check'
import { z } from 'zod'

type Json = Readonly<Record<string, unknown>>

/** Ids, codes and clocks of the small plan, so that what is made at random meets it at times. */
const familiar: readonly string[] = [
  ...['hall-1', 'hall', 'w1', 'w2', 'w3', 'w4', 'A', 'B', 'C', 'Z', 'natural', 'police'],
  ...['N1', 'N2', 'L1', 'P1', 'K1', 'id-card', 'kiosk-1', 'bridge-1', 'li', 'Y1', 'd1'],
  ...['t.c1', 't.c2', 's.c3', 'break', 'priority', 'wrong-window', 'papers-missing', 'left'],
  ...['dispute', 'rest', '2026-11-23', '2026-11-24', '09:00', '12:00', '13:30', '411', '小厅'],
]

/** Values that a contract schema accepts; lists stay short. */
export function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return arbitraryOf(z.toJSONSchema(schema, { io: 'input' }) as Json)
}

function arbitraryOf(json: Json): fc.Arbitrary<unknown> {
  const choices = (json.anyOf ?? json.oneOf) as readonly Json[] | undefined
  if (choices !== undefined) return fc.oneof(...choices.map(arbitraryOf))
  if ('const' in json) return fc.constant(json.const)
  if (Array.isArray(json.enum)) return fc.constantFrom(...json.enum)
  switch (json.type) {
    case 'object':
      return objectOf(json)
    case 'array':
      return arrayOf(json)
    case 'string':
      return stringOf(json)
    case 'integer':
    case 'number':
      return numberOf(json)
    case 'boolean':
      return fc.boolean()
    default:
      throw new Error(`no values for ${JSON.stringify(json)}`)
  }
}

function objectOf(json: Json): fc.Arbitrary<unknown> {
  const properties = Object.entries((json.properties ?? {}) as Readonly<Record<string, Json>>)
  const required = (json.required ?? []) as string[]
  const model = Object.fromEntries(properties.map(([name, one]) => [name, arbitraryOf(one)]))
  return fc.record(model, { requiredKeys: required })
}

function arrayOf(json: Json): fc.Arbitrary<unknown> {
  const minLength = Number(json.minItems ?? 0)
  const maxLength = Math.max(minLength, Math.min(2, Number(json.maxItems ?? 2)))
  return fc.array(arbitraryOf(json.items as Json), { minLength, maxLength })
}

function stringOf(json: Json): fc.Arbitrary<string> {
  const maxLength = Number(json.maxLength ?? 64)
  const minLength = Number(json.minLength ?? 0)
  const pattern = typeof json.pattern === 'string' ? new RegExp(json.pattern) : undefined
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && (pattern?.test(text) ?? true)
  const known = familiar.filter(fits)
  const made =
    pattern === undefined
      ? fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 8) })
      : fc.stringMatching(pattern).filter(fits)
  if (known.length === 0) return made
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: made },
  )
}

function numberOf(json: Json): fc.Arbitrary<number> {
  const min = Number(json.minimum ?? 0)
  const max = Math.min(Number(json.maximum ?? 10_000_000), Number.MAX_SAFE_INTEGER)
  const between =
    json.type === 'number' ? fc.double({ min, max, noNaN: true }) : fc.integer({ min, max })
  return fc.oneof(between, fc.constant(min), fc.constant(max))
}
