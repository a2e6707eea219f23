import { parseArgs } from 'node:util'

export interface ReplayOptions {
  readonly file: string
  readonly office: string | undefined
  readonly date: string | undefined
  readonly speed: number
  readonly hall: string | undefined
  readonly url: string | undefined
  readonly staff: string | undefined
  readonly planOut: string | undefined
  readonly json: boolean
}

export type Asked =
  | { readonly kind: 'replay'; readonly options: ReplayOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }

/** A day of ten hours in under four minutes. */
export const speedDefault = 180
export const speedMax = 1_200

export const help = `Replays a recorded day of a hall through the public interfaces of the server.

  npm run replay -- FILE.csv[.gz] [options]

  --office NAME --date YYYY-MM-DD   which day, where the file holds several
  --speed N       hall seconds in one second, 1 to ${speedMax}; ${speedDefault} by default
  --hall FILE     a plan whose house rules and call policy are used; the demo hall's by default
  --url URL       a running server instead of one of its own. It must run with the plan that
                  --plan-out writes, and with its clock before the first arrival of that day
  --staff NUMBER  staff number of a manager there, the password in YIHAO_PASSWORD; a server in
                  demo mode tells both by itself
  --plan-out FILE writes the generated plan and ends
  --json          the figures as JSON on standard output, and nothing else on it; npm adds lines
                  of its own unless it is told "npm run -s replay"
  --help          this text

Formats (by the header; docs/replay.md):
  office,date,queue_id,queue,ticket,issued_est,called_est,open_counters_at_call
  ticket,arrival,service,priority,called,service_start,service_end,counter,outcome,left_at

The figures are kept in ./data/replay. A malformed row is told with its line and skipped.
Exit code: 0 replayed, 1 replayed with losses or broken off, 2 wrong option or unusable file.
`

export function readOptions(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        office: { type: 'string' },
        date: { type: 'string' },
        speed: { type: 'string' },
        hall: { type: 'string' },
        url: { type: 'string' },
        staff: { type: 'string' },
        'plan-out': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return { kind: 'help' }
    const [file, second] = positionals
    if (file === undefined) return wrong('name the file to replay')
    if (second !== undefined) return wrong(`one file at a time: ${second} is too many`)
    const speed = Number(values.speed ?? speedDefault)
    if (!(speed >= 1 && speed <= speedMax)) {
      return wrong(`--speed ${values.speed} is not from 1 to ${speedMax}`)
    }
    if (values.url !== undefined && !/^https?:\/\//.test(values.url)) {
      return wrong(`--url ${values.url} does not begin with http:// or https://`)
    }
    const { office, date, hall, url, staff, json, 'plan-out': planOut } = values
    const options = { file, office, date, speed, hall, url, staff, planOut, json }
    return { kind: 'replay', options }
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

function wrong(sentence: string): Asked {
  return { kind: 'wrong', sentence }
}
