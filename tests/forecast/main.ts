import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Progress } from '../../server/src/cli-kit/progress.ts'
import { endQuietlyOnClosedPipe } from '../../server/src/cli-kit/terminal.ts'
import { readDays } from '../replay/read-days.ts'
import { figuresOf } from './figures.ts'
import { judge } from './judge.ts'
import { type ForecastOptions, help, readOptions } from './options.ts'
import { forecastTable } from './print-table.ts'
import { splitDays } from './split-days.ts'

const exit = { judged: 0, unusable: 2 } as const
const listedMax = 20

function main(args: readonly string[]): number {
  const asked = readOptions(args)
  if (asked.kind === 'help') {
    process.stdout.write(help)
    return exit.judged
  }
  if (asked.kind === 'wrong') {
    say(`${asked.sentence}; --help tells more`)
    return exit.unusable
  }
  try {
    judgeFile(asked.options)
    return exit.judged
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return exit.unusable
  }
}

function judgeFile({ file, fitUntil, json }: ForecastOptions): void {
  const { days, malformed } = readDays(textOf(file))
  for (const { line, why } of malformed.slice(0, listedMax)) say(`line ${line} skipped: ${why}`)
  if (malformed.length > listedMax) say(`… and ${malformed.length - listedMax} more lines skipped`)
  const { fit, judged, fitDates, judgedDates } = splitDays(days, fitUntil)
  say(`learning from ${spanText(fitDates)}, judging ${spanText(judgedDates)}`)
  const progress = new Progress(process.stderr, 'days', fit.length + judged.length)
  const judgement = judge(fit, judged, (steps) => progress.advance(steps))
  progress.end()
  const figures = figuresOf(judgement, [...fit, ...judged])
  const { unsaid } = figures
  if (unsaid > 0) say(`${unsaid} tickets without a forecast: nothing had been seen yet`)
  const told = { ...figures, fitDates, judgedDates, malformedRows: malformed.length }
  process.stdout.write(json ? `${JSON.stringify(told)}\n` : `${forecastTable(figures)}\n`)
}

const spanText = (dates: readonly string[]) =>
  dates.length === 0 ? 'nothing' : `${dates.length} days (${dates[0]} to ${dates.at(-1)})`

/** Plain or gzipped, whatever the name says. */
function textOf(file: string): string {
  const bytes = readFileSync(file)
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b
  return (gzipped ? gunzipSync(bytes) : bytes).toString('utf8')
}

function say(words: string): void {
  process.stderr.write(`${words}\n`)
}

endQuietlyOnClosedPipe()
process.exitCode = main(process.argv.slice(2))
