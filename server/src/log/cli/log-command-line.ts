import { resolve } from 'node:path'
import { type BusinessDate, businessDateSchema } from '@yihao/contract'
import {
  type CommandSpec,
  type OptionValues,
  readCommandLine,
  wholeNumber,
} from '../../cli-kit/command-line.ts'
import type { AskedRange } from './range.ts'

export const logSpec: CommandSpec = {
  name: 'npm run log --',
  summary:
    "Looks into a hall's log: every event since its first day, chained line by line.\n" +
    'Everything but restored may run beside the server.',
  verbs: {
    verify: 'checks every line, number, command and snapshot',
    show: 'tells the events, a line each',
    export: 'writes the stored lines with their hashes as JSON lines',
    backup: 'copies the whole file to a folder, as it is at one moment (--to-folder)',
    restored: 'checks a file that came back from a copy, and begins a new epoch of its numbers',
  },
  options: {
    data: { type: 'string', value: 'DIR', help: "the server's data folder (DATA_DIR, or ./data)" },
    hall: { type: 'string', value: 'ID', help: 'one hall, where the folder holds several' },
    date: { type: 'string', value: 'YYYY-MM-DD', help: 'one business day (show, export)' },
    from: { type: 'string', value: 'SEQ', help: 'first position (show, export)' },
    to: { type: 'string', value: 'SEQ', help: 'last position (show, export)' },
    'to-folder': { type: 'string', value: 'DIR', help: 'where the copy goes (backup)' },
    json: { type: 'boolean', help: 'JSON on standard output, and nothing else on it' },
  },
  examples: [
    'verify',
    'verify --data /var/lib/yihao --json',
    'show --date 2026-11-24',
    'export --from 1 --to 5000 > events.jsonl',
    'backup --to-folder /backup/yihao/2026-11-24',
    'restored --data /var/lib/yihao',
  ],
}

export interface LogRequest {
  readonly verb: 'verify' | 'show' | 'export' | 'backup' | 'restored'
  readonly folder: string
  readonly hall: string | undefined
  readonly range: AskedRange
  readonly json: boolean
  readonly toFolder: string | undefined
}

export type Asked =
  | { readonly kind: 'run'; readonly request: LogRequest }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string }

export function readLogRequest(args: readonly string[], from: string): Asked {
  const line = readCommandLine(logSpec, args)
  if (line.kind !== 'run') return line
  const range = readRange(line.values)
  if (typeof range === 'string') return { kind: 'wrong', sentence: range }
  const ranged = range.from !== undefined || range.to !== undefined || range.date !== undefined
  if (line.verb !== 'show' && line.verb !== 'export' && ranged) {
    return { kind: 'wrong', sentence: `${line.verb} is for the whole log: a part proves nothing` }
  }
  const { data, hall, json } = line.values
  const to = line.values['to-folder']
  if ((line.verb === 'backup') !== (typeof to === 'string')) {
    return { kind: 'wrong', sentence: 'backup needs --to-folder, and nothing else takes it' }
  }
  const folder =
    typeof data === 'string' ? resolve(from, data) : resolve(process.env.DATA_DIR || './data')
  const verb = line.verb as LogRequest['verb']
  return {
    kind: 'run',
    request: {
      verb,
      folder,
      hall: hall as string | undefined,
      range,
      json: json === true,
      toFolder: typeof to === 'string' ? resolve(from, to) : undefined,
    },
  }
}

function readRange(values: OptionValues): AskedRange | string {
  const [from, to] = ['from', 'to'].map((name) => {
    const value = values[name]
    return typeof value === 'string' ? wholeNumber(name, value) : undefined
  })
  if (typeof from === 'string') return from
  if (typeof to === 'string') return to
  if (from !== undefined && to !== undefined && from > to)
    return `--from ${from} is after --to ${to}`
  if (values.date === undefined) return { from, to, date: undefined }
  const date = businessDateSchema.safeParse(values.date)
  if (!date.success) return `--date ${values.date} is not a day written YYYY-MM-DD`
  return { from, to, date: date.data as BusinessDate }
}
