import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type BusinessDate, businessDateSchema } from '@yihao/contract'
import { Progress } from '../../server/src/cli-kit/progress.ts'
import { chooseDay } from '../replay/choose-day.ts'
import { readDays } from '../replay/read-days.ts'
import { type DrawnDay, drawDay } from './draw-day.ts'
import { type DayOptions, help, readOptions } from './options.ts'
import { daysText, recordedText, speedText } from './print-days.ts'
import { readArrivals } from './read-arrivals.ts'
import { recordedHall } from './recorded-visitors.ts'
import { simulateDays } from './simulate-days.ts'
import { measureSpeed } from './speed.ts'
import { misses, readTheory, runTheory, theoryText } from './theory.ts'
import { hallOnDate, readPlan, type Variant, variantsOf } from './variants.ts'

const exit = { done: 0, missed: 1, usage: 2 } as const
const toldMax = 50

function main(args: readonly string[]): number {
  const asked = readOptions(args)
  switch (asked.kind) {
    case 'help':
      process.stdout.write(help)
      return exit.done
    case 'wrong':
      say(`${asked.sentence}; --help tells more`)
      return exit.usage
    case 'theory':
      return theory(asked.file, asked.json)
    case 'day':
      return day(asked.options, asked.json)
    case 'replay':
      return replay(asked.file, asked.office, asked.options, asked.json)
    case 'speed': {
      const speeds = measureSpeed(readPlan('--plan', undefined))
      process.stdout.write(asked.json ? `${JSON.stringify(speeds)}\n` : speedText(speeds))
      return exit.done
    }
  }
}

function theory(file: string, json: boolean): number {
  const { rows, wrong } = readTheory(file)
  const outcome = runTheory(rows)
  for (const sentence of [...wrong, ...outcome.refused]) say(sentence)
  process.stdout.write(
    json ? `${JSON.stringify({ rows: outcome.results })}\n` : theoryText(outcome),
  )
  const failed = wrong.length + outcome.refused.length + misses(outcome).length
  return failed > 0 ? exit.missed : exit.done
}

function day(options: DayOptions, json: boolean): number {
  const date = dateOf(options)
  const variants = variantsOf(options, hallOnDate(date))
  const file = options.arrivals
  if (file === undefined) {
    const { visitors, seed, runs } = options
    return tell(variants, runs, json, ({ hall }, one) =>
      drawDay(hall.plan, date, visitors, seed + one),
    )
  }
  const text = readFileSync(file, 'utf8')
  const told = readArrivals(text, variants[0].hall.plan, date).malformed
  for (const { line, why } of told.slice(0, toldMax)) say(`${file} line ${line} skipped: ${why}`)
  if (told.length > toldMax) say(`… and ${told.length - toldMax} more lines skipped`)
  return tell(variants, 1, json, ({ hall }) => readArrivals(text, hall.plan, date))
}

/** A recorded day; its windows are those of the record, whatever the plan. */
function replay(
  file: string,
  office: string | undefined,
  options: DayOptions,
  json: boolean,
): number {
  const { days, malformed } = readDays(textOf(file))
  if (malformed.length > 0) say(`${file}: ${malformed.length} malformed lines skipped`)
  const recorded = chooseDay(days, { office, date: options.date })
  const { visitors, waits } = recordedHall(recorded, readPlan('--plan', options.plan))
  const variants = variantsOf(options, (plan) => recordedHall(recorded, plan).hall)
  if (!json) process.stdout.write(recordedText(recorded, waits))
  return tell(variants, 1, json, () => ({ visitors, refused: 0 }))
}

/** Plain or gzipped, whatever the name says. */
function textOf(file: string): string {
  const bytes = readFileSync(file)
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b
  return (gzipped ? gunzipSync(bytes) : bytes).toString('utf8')
}

function tell(
  variants: readonly Variant[],
  days: number,
  json: boolean,
  dayOf: (variant: Variant, day: number) => DrawnDay,
): number {
  const progress = new Progress(process.stderr, 'days', variants.length * days)
  const results = simulateDays(variants, days, dayOf, () => progress.advance(1))
  progress.end()
  process.stdout.write(
    json ? `${JSON.stringify({ version: 1, days, variants: results })}\n` : daysText(results),
  )
  return exit.done
}

/** The sessions of a plan are those of every date; a Monday, unless told. */
function dateOf({ date = '2026-03-02' }: DayOptions): BusinessDate {
  const parsed = businessDateSchema.safeParse(date)
  if (!parsed.success) throw new Error(`--date ${date} is not YYYY-MM-DD`)
  return parsed.data
}

function say(words: string): void {
  process.stderr.write(`${words}\n`)
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = exit.usage
}
