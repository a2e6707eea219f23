import { parseArgs } from 'node:util'

export const partNames = ['a', 'b', 'c', 'd', 'e', 'f'] as const
export type PartName = (typeof partNames)[number]

export interface BenchOptions {
  readonly parts: readonly PartName[]
  readonly rounds: number
  /** A tenth of the work in fewer rounds: shows that it runs, proves nothing. */
  readonly quick: boolean
  readonly json: boolean
}

export type Asked =
  | { readonly kind: 'bench'; readonly options: BenchOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }

const roundsDefault = 5
const roundsQuick = 2
const roundsMax = 100

export const help = `Measures this server on this machine and holds the figures against goals.

  npm run bench -- [a|b|c|d|e|f …] [options]

  a             durable commands a second: through the runtime, and over HTTP
  b             a clerk's press until 100 and 500 boards have seen it
  c             a clerk's press until the signs and speakers behind the MQTT broker have it
  d             start-up with 1, 30 and 365 days of 1,000 tickets in the log
  e             memory after 100,000 commands
  f             deciding "call next" with 2,000 waiting; a simulated day of 3,000 numbers
  --rounds N    rounds that must count, ${roundsDefault} by default, ${roundsMax} at the most
  --quick       less work in ${roundsQuick} rounds, to see that it runs; its figures prove nothing
  --json        the figures as JSON on standard output, and nothing else on it; npm adds lines
                of its own unless it is told "npm run -s bench"
  --help        this text

Every figure is held against a raw baseline of the same run (docs/benchmarks.md), round by round.
It takes about ten minutes and a quiet machine; data goes to a temporary folder (TMPDIR), which
should lie on the disk that a hall would use.
Exit code: 0 all goals met, 1 a goal missed or not measured, 2 wrong usage.
`

export function readOptions(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return { kind: 'help' }
    const unknown = positionals.find((name) => !isPart(name))
    if (unknown !== undefined) {
      return wrong(`there is no part ${unknown}; there are ${partNames.join(', ')}`)
    }
    const { quick, json } = values
    const rounds = roundsOf(values.rounds ?? String(quick ? roundsQuick : roundsDefault))
    if (rounds === undefined) {
      return wrong(`--rounds ${values.rounds} is not a whole number from 1 to ${roundsMax}`)
    }
    const parts = partNames.filter((name) => positionals.length === 0 || positionals.includes(name))
    return { kind: 'bench', options: { parts, rounds, quick, json } }
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

const isPart = (name: string): name is PartName => (partNames as readonly string[]).includes(name)

function roundsOf(text: string): number | undefined {
  const rounds = Number(text)
  return /^\d+$/.test(text) && rounds >= 1 && rounds <= roundsMax ? rounds : undefined
}

function wrong(sentence: string): Asked {
  return { kind: 'wrong', sentence }
}
