import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { demoPlanFolder, loadPlan } from '../../server/src/plan/load-plan.ts'
import { chooseDay } from './choose-day.ts'
import { sideBySide } from './figures.ts'
import { hallOfDay, type ReplayHall } from './hall-of-day.ts'
import { help, type ReplayOptions, readOptions } from './options.ts'
import { figuresTable } from './print-figures.ts'
import { readDays } from './read-days.ts'
import type { Malformed, RecordedDay } from './recorded-day.ts'
import { type ReplayResult, runReplay } from './run-replay.ts'

const exit = { replayed: 0, losses: 1, unusable: 2 } as const
const listedMax = 50
const keptIn = join('data', 'replay')

interface Input {
  readonly day: RecordedDay
  readonly hall: ReplayHall
  readonly malformed: readonly Malformed[]
}

async function main(args: readonly string[]): Promise<number> {
  const asked = readOptions(args)
  if (asked.kind === 'help') {
    process.stdout.write(help)
    return exit.replayed
  }
  if (asked.kind === 'wrong') {
    say(`${asked.sentence}; --help tells more`)
    return exit.unusable
  }
  const { options } = asked
  let input: Input
  try {
    input = readInput(options)
  } catch (error) {
    say(sentence(error))
    return exit.unusable
  }
  if (options.planOut !== undefined) {
    writeFileSync(options.planOut, `${JSON.stringify(input.hall.plan, null, 2)}\n`)
    return exit.replayed
  }
  try {
    return finish(options, input, await runReplay({ ...options, ...input }))
  } catch (error) {
    say(sentence(error))
    return exit.losses
  }
}

function readInput(options: ReplayOptions): Input {
  const { days, malformed } = readDays(textOf(options.file))
  for (const { line, why } of malformed.slice(0, listedMax)) say(`line ${line} skipped: ${why}`)
  if (malformed.length > listedMax) say(`… and ${malformed.length - listedMax} more lines skipped`)
  const day = chooseDay(days, options)
  const like = loadPlan(options.hall ?? demoPlanFolder)
  if (!like.ok) throw new Error(like.sentence.replace(/^HALL_PLAN/, '--hall'))
  return { day, malformed, hall: hallOfDay(day, like.plan) }
}

/** Plain or gzipped, whatever the name says. */
function textOf(file: string): string {
  const bytes = readFileSync(file)
  const gzipped = bytes[0] === 0x1f && bytes[1] === 0x8b
  return (gzipped ? gunzipSync(bytes) : bytes).toString('utf8')
}

function finish(options: ReplayOptions, input: Input, result: ReplayResult): number {
  const { day, hall, malformed } = input
  const { report, losses, speed, realMs } = result
  const figures = sideBySide(day, report, (key) => hall.queueOf.get(key)?.queueId)
  const kept = {
    version: 1,
    file: options.file,
    office: day.office,
    date: day.date,
    format: day.format,
    speed,
    realMs,
    malformedRows: malformed,
    losses,
    figures,
  }
  const path = keep(`${day.date}-${day.office}`, kept)
  for (const loss of losses.slice(0, listedMax)) say(loss)
  say(`${malformed.length} malformed rows skipped, ${losses.length} recorded steps not repeated`)
  say(`kept in ${path}`)
  process.stdout.write(options.json ? `${JSON.stringify(kept)}\n` : `${figuresTable(figures)}\n`)
  return losses.length > 0 ? exit.losses : exit.replayed
}

function keep(name: string, figures: object): string {
  mkdirSync(keptIn, { recursive: true })
  const stamp = new Date().toISOString().replaceAll(/[-:]|\..*$/g, '')
  const path = join(keptIn, `${name.replaceAll(/[^\w-]+/g, '-')}-${stamp}.json`)
  writeFileSync(path, `${JSON.stringify(figures, null, 2)}\n`)
  return path
}

function say(words: string): void {
  process.stderr.write(`${words}\n`)
}

const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error))

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(exit.losses))
}
process.exitCode = await main(process.argv.slice(2))
