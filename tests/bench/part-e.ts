import { join } from 'node:path'
import type { MemoryQuestions } from './memory-questions.ts'
import type { Measured, Part, PartContext } from './part.ts'
import { interleaved } from './rounds.ts'
import type { Sample } from './statistics.ts'
import { startWorker } from './worker-process.ts'

/** 1,250 tickets a day: two days, and twenty. */
const commandsOfDay = 5_000
const few = 10_000
const many = 100_000
const manyQuick = 30_000

export const partE: Part = {
  name: 'e',
  run: async (context) => {
    const { rounds, quick, progress } = context
    const commands = quick ? manyQuick : many
    const bar = progress(`e  ${commands.toLocaleString('en')} commands`, rounds)
    let after: { readonly few: Sample; readonly many: Sample } | undefined
    let made = 0
    const sides = {
      product: async () => {
        made += 1
        after = await oneLife(context, join(context.folder.path, `life-${made}`), commands)
        return after.many
      },
      // The same server, earlier in its life.
      baseline: async () => after?.few ?? {},
    }
    try {
      const advance = () => bar.advance(1)
      const done = await interleaved(sides, { rounds, voidBy: 'rss', advance })
      return [
        figure('e1', { name: 'rss', what: 'memory of the process', commands, rounds: done }),
        figure('e2', { name: 'heap', what: 'heap after a collection', commands, rounds: done }),
      ]
    } finally {
      bar.end()
    }
  },
}

async function oneLife({ folder }: PartContext, data: string, commands: number) {
  const worker = startWorker<MemoryQuestions>('memory-worker', ['--expose-gc'])
  try {
    await worker.ask('open', { data, planFile: folder.planFile })
    const early = await worker.ask('until', { commands: few, commandsOfDay })
    return { few: early, many: await worker.ask('until', { commands, commandsOfDay }) }
  } finally {
    await worker.stop()
  }
}

interface Meant {
  readonly name: string
  readonly what: string
  readonly commands: number
  readonly rounds: Measured['rounds']
}

function figure(id: string, { name, what, commands, rounds }: Meant): Measured {
  return {
    id,
    what: `${what} after ${commands.toLocaleString('en')} commands, on the morning after`,
    against: `after ${few.toLocaleString('en')}`,
    unit: 'MB',
    figure: name,
    voidBy: 'rss',
    goal: { kind: 'at-most', ratio: 1.2 },
    rounds,
  }
}
