import { Progress } from '../../server/src/cli-kit/progress.ts'
import { buildServer } from '../faults/hall-process.ts'
import { makeFolder } from './bench-hall.ts'
import { machineFacts } from './machine.ts'
import { type BenchOptions, help, readOptions } from './options.ts'
import type { Part } from './part.ts'
import { partA } from './part-a.ts'
import { partB } from './part-b.ts'
import { partC } from './part-c.ts'
import { partD } from './part-d.ts'
import { partE } from './part-e.ts'
import { partF } from './part-f.ts'
import { type Figure, fails, figureOf, figureText, machineText } from './report.ts'

const exit = { met: 0, missed: 1, usage: 2 } as const
const parts: readonly Part[] = [partA, partB, partC, partD, partE, partF]

async function main(args: readonly string[]): Promise<number> {
  const asked = readOptions(args)
  if (asked.kind === 'help') {
    process.stdout.write(help)
    return exit.met
  }
  if (asked.kind === 'wrong') {
    say(`${asked.sentence}; --help tells more`)
    return exit.usage
  }
  return bench(asked.options)
}

async function bench(options: BenchOptions): Promise<number> {
  buildServer()
  const machine = machineFacts()
  if (!options.json) say(machineText(machine))
  const figures: Figure[] = []
  for (const part of parts) {
    if (!options.parts.includes(part.name)) continue
    const done = await runPart(part, options)
    figures.push(...done)
    if (!options.json) for (const figure of done) process.stdout.write(`${figureText(figure)}\n`)
  }
  const failed = figures.filter(fails)
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ version: 1, ...options, machine, figures })}\n`)
  }
  for (const { id, verdict, ratio, goal } of failed) {
    say(`${id} ${verdict}: ratio ${ratio.toFixed(2)}, goal ${goal?.kind} ${goal?.ratio}`)
  }
  if (options.quick) say('--quick: these figures show that it runs and prove nothing')
  return failed.length > 0 ? exit.missed : exit.met
}

async function runPart(part: Part, { rounds, quick }: BenchOptions): Promise<readonly Figure[]> {
  const folder = makeFolder()
  const progress = (label: string, steps: number) => new Progress(process.stderr, label, steps)
  try {
    const measured = await part.run({ folder, rounds, quick, progress })
    return measured.map((one) => figureOf(one, rounds))
  } finally {
    folder.remove()
  }
}

function say(words: string): void {
  process.stderr.write(`${words}\n`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(exit.missed))
}
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exit(exit.missed)
  },
)
