import { parseArgs } from 'node:util'

export interface DayOptions {
  readonly plan: string | undefined
  readonly arrivals: string | undefined
  readonly visitors: number
  readonly policies: readonly string[]
  /** Further plans to set beside the first one. */
  readonly besides: readonly string[]
  readonly runs: number
  readonly seed: number
  readonly date: string | undefined
}

export type Asked =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }
  | { readonly kind: 'speed'; readonly json: boolean }
  | { readonly kind: 'theory'; readonly file: string; readonly json: boolean }
  | { readonly kind: 'day'; readonly options: DayOptions; readonly json: boolean }
  | {
      readonly kind: 'replay'
      readonly file: string
      readonly office: string | undefined
      readonly options: DayOptions
      readonly json: boolean
    }

export const help = `Simulates a hall: the engine's own choice of the next number, on made up or recorded days.

  npm run simulate -- --plan PLAN --visitors 360 --policy plan --compare fcfs
  npm run simulate -- --plan PLAN --arrivals FILE.csv
  npm run simulate -- --replay FILE.csv[.gz] --office NAME --date YYYY-MM-DD
  npm run simulate -- --theory ROWS.json --json

  --plan PLAN       a plan file or folder; the demo hall's by default
  --visitors N      a day of about so many, by the weights of the plan's items; 360 by default
  --arrivals FILE   at,items,packages,class[,service_s]: HH:MM:SS, codes joined by +
  --replay FILE     a recorded day (docs/replay.md), with --office and --date to choose one
  --policy NAME     plan (what the plan sets, the default), fcfs, accumulating, strict, longest-queue
  --compare NAME    another policy, another plan file, or "departments" (a window for each department
                    instead of pooled ones), on the same days; may be repeated
  --runs N          so many days for the confidence intervals; 20 by default
  --seed N          1 by default; the same seed gives the same days
  --date DATE       the hall's date; decides the day of a --replay file too
  --theory FILE     rows of queueing theory through the same choice (docs/simulate.md)
  --speed           how long a day and one decision take on this machine
  --json            JSON on standard output and nothing else on it; npm adds lines of its own
                    unless it is told "npm run -s simulate"
  --help            this text

Exit code: 0 done, 1 a row of theory did not hold or could not be run, 2 wrong usage or file
`

const spec = {
  plan: { type: 'string' },
  visitors: { type: 'string' },
  arrivals: { type: 'string' },
  replay: { type: 'string' },
  office: { type: 'string' },
  date: { type: 'string' },
  policy: { type: 'string' },
  compare: { type: 'string', multiple: true },
  runs: { type: 'string' },
  seed: { type: 'string' },
  theory: { type: 'string' },
  speed: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Names of policies, and the one a plan sets. */
export const policyNames = ['plan', 'fcfs', 'accumulating', 'strict', 'longest-queue'] as const

export function readOptions(args: readonly string[]): Asked {
  try {
    const { values } = parseArgs({ args: [...args], options: spec })
    const { json, theory, replay, arrivals } = values
    if (values.help) return { kind: 'help' }
    if (values.speed) return { kind: 'speed', json }
    const whats = [theory, replay, arrivals].filter((one) => one !== undefined)
    if (whats.length > 1) return wrong('--theory, --replay and --arrivals exclude one another')
    if (theory !== undefined) return { kind: 'theory', file: theory, json }
    const numbers = { visitors: 360, runs: 20, seed: 1 }
    for (const name of ['visitors', 'runs', 'seed'] as const) {
      const value = values[name]
      if (value === undefined) continue
      const number = wholeNumber(value)
      if (number === undefined) return wrong(`--${name} ${value} is not a number from 1 to 100000`)
      numbers[name] = number
    }
    const policy = values.policy ?? 'plan'
    if (!isPolicy(policy)) return wrong(`--policy ${policy} is none of ${policyNames.join(', ')}`)
    const compare = values.compare ?? []
    const options: DayOptions = {
      ...numbers,
      plan: values.plan,
      arrivals,
      date: values.date,
      policies: [policy, ...compare.filter(isPolicy)],
      besides: compare.filter((name) => !isPolicy(name)),
    }
    if (replay === undefined) return { kind: 'day', options, json }
    return { kind: 'replay', file: replay, office: values.office, options, json }
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

const isPolicy = (name: string) => (policyNames as readonly string[]).includes(name)

function wholeNumber(text: string): number | undefined {
  const number = Number(text)
  return /^\d+$/.test(text) && number >= 1 && number <= 100_000 ? number : undefined
}

function wrong(sentence: string): Asked {
  return { kind: 'wrong', sentence }
}
