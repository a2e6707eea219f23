import { parseArgs } from 'node:util'
import { dateOf } from '../replay/local-time.ts'

export interface ForecastOptions {
  readonly file: string
  readonly fitUntil: string | undefined
  readonly json: boolean
}

export type Asked =
  | { readonly kind: 'judge'; readonly options: ForecastOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }

export const help = `Judges the forecasts of waits on recorded days: learns from the first days, then foretells every
wait of the later ones at the moment of joining, from nothing but what had happened by then.

  npm run forecast -- FILE.csv[.gz] [options]

  --fit-until DATE  the last day to learn from, YYYY-MM-DD, inclusive; by default all days but the
                    last four (half of them where there are fewer than eight)
  --json            figures as JSON on standard output, and nothing else on it; npm adds lines of
                    its own unless it is told "npm run -s forecast"
  --help            this text

Formats (by the header; docs/replay.md):
  office,date,queue_id,queue,ticket,issued_est,called_est,open_counters_at_call
  ticket,arrival,service,priority,called,service_start,service_end,counter,outcome,left_at

Times are in minutes. Overall counts the tickets that waited 2.5 minutes or more; where offices
are named UD_… (districts of Warsaw), theirs only. What is measured: docs/forecast.md.
Exit code: 0 judged, 2 wrong option or unusable file.
`

export function readOptions(args: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'fit-until': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return { kind: 'help' }
    const [file, second] = positionals
    if (file === undefined) return wrong('name the file to judge')
    if (second !== undefined) return wrong(`one file at a time: ${second} is too many`)
    const fitUntil = values['fit-until']
    if (fitUntil !== undefined) dateOf(fitUntil, '--fit-until')
    return { kind: 'judge', options: { file, fitUntil, json: values.json } }
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

function wrong(sentence: string): Asked {
  return { kind: 'wrong', sentence }
}
