import { help, readOptions } from './options.ts'
import { misses, readTheory, runTheory, theoryText } from './theory.ts'

const exit = { done: 0, missed: 1, usage: 2 } as const

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
    default:
      return exit.usage
  }
}

function theory(file: string, json: boolean): number {
  const outcome = runTheory(readTheory(file))
  for (const sentence of outcome.refused) say(sentence)
  process.stdout.write(
    json ? `${JSON.stringify({ rows: outcome.results })}\n` : theoryText(outcome),
  )
  return outcome.refused.length + misses(outcome).length > 0 ? exit.missed : exit.done
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
