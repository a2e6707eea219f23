import { parseArgs } from 'node:util'

/** 0 done, 1 it did not hold or is not there, 2 the words of the command were wrong. */
export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const

export interface OptionSpec {
  readonly type: 'string' | 'boolean'
  /** How the value is called in the help: `DIR`. */
  readonly value?: string
  readonly help: string
}

export interface CommandSpec {
  /** As it is typed: `npm run log --`. */
  readonly name: string
  readonly summary: string
  /** What may stand first: `verify`, and what it does. */
  readonly verbs: Readonly<Record<string, string>>
  readonly options: Readonly<Record<string, OptionSpec>>
  readonly examples: readonly string[]
}

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>

export type CommandLine =
  | { readonly kind: 'run'; readonly verb: string; readonly values: OptionValues }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }

export function readCommandLine(spec: CommandSpec, args: readonly string[]): CommandLine {
  const options = Object.fromEntries(
    Object.entries({ ...spec.options, help: helpOption }).map(([name, { type }]) => [
      name,
      { type },
    ]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
    if (values.help === true) return { kind: 'help' }
    const [verb, more] = positionals
    if (verb === undefined) return wrong(`say what to do: ${Object.keys(spec.verbs).join(', ')}`)
    if (!Object.hasOwn(spec.verbs, verb)) {
      return wrong(`unknown: ${verb}; there are ${Object.keys(spec.verbs).join(', ')}`)
    }
    if (more !== undefined) return wrong(`${more} is too many`)
    return { kind: 'run', verb, values: values as OptionValues }
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

const helpOption: OptionSpec = { type: 'boolean', help: 'this text' }

const wrong = (sentence: string): CommandLine => ({ kind: 'wrong', sentence })

/** The text of `--help`. */
export function usageOf(spec: CommandSpec): string {
  const options = Object.entries({ ...spec.options, help: helpOption }).map(
    ([name, { value, help }]) => [`--${name}${value === undefined ? '' : ` ${value}`}`, help],
  )
  const rows = [...Object.entries(spec.verbs), ...options]
  const width = Math.max(...rows.map(([left = '']) => left.length)) + 2
  const lines = (pairs: readonly (readonly string[])[]) =>
    pairs.map(([left = '', right = '']) => `  ${left.padEnd(width)}${right}`).join('\n')
  return [
    spec.summary,
    `Usage: ${spec.name} <${Object.keys(spec.verbs).join('|')}> [options]`,
    lines(Object.entries(spec.verbs)),
    lines(options),
    `Examples:\n${spec.examples.map((one) => `  ${spec.name} ${one}`).join('\n')}`,
    'Exit code: 0 done, 1 it did not hold or was not found, 2 wrong usage\n',
  ].join('\n\n')
}

/** A whole number from 1 on, or the sentence that says what was wrong. */
export function wholeNumber(name: string, value: string): number | string {
  const number = Number(value)
  if (/^\d+$/.test(value) && number >= 1 && Number.isSafeInteger(number)) return number
  return `--${name} ${value} is not a whole number from 1 on`
}
