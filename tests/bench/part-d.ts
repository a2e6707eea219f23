import { join } from 'node:path'
import type { DaysQuestions, StartQuestions } from './days-questions.ts'
import type { Measured, Part, PartContext } from './part.ts'
import { interleaved } from './rounds.ts'
import type { Sample } from './statistics.ts'
import { startWorker } from './worker-process.ts'

const ticketsOfDay = 1_000
/** The first is what the others are held against. */
const daysFull = [1, 30, 365] as const
const daysQuick = [1, 3, 10] as const

export const partD: Part = {
  name: 'd',
  run: async (context) => {
    const { folder, rounds, quick, progress } = context
    const [few, many, most] = quick ? daysQuick : daysFull
    await fillLogs(context, [few, many, most])
    const bar = progress('d  starting', rounds)
    const start = (days: number) => started(dataOf(context, days), folder.planFile)
    const sides = {
      product: async (): Promise<Sample> => ({ many: await start(many), most: await start(most) }),
      baseline: async (): Promise<Sample> => {
        const one = await start(few)
        return { many: one, most: one }
      },
    }
    try {
      await sides.product()
      await sides.baseline()
      const advance = () => bar.advance(1)
      const done = await interleaved(sides, { rounds, voidBy: 'most', advance })
      return [
        figure('d1', 'many', { days: many, few, rounds: done }),
        figure('d2', 'most', { days: most, few, rounds: done }),
      ]
    } finally {
      bar.end()
    }
  },
}

function figure(
  id: string,
  name: string,
  { days, few, rounds }: { days: number; few: number; rounds: Measured['rounds'] },
): Measured {
  return {
    id,
    what: `start-up with ${days} days of ${ticketsOfDay.toLocaleString('en')} tickets in the log`,
    against: `the same with ${few} such day`,
    unit: 'ms',
    figure: name,
    goal: { kind: 'at-most', ratio: 1.2 },
    rounds,
  }
}

const dataOf = ({ folder }: PartContext, days: number) => join(folder.path, `${days}-days`)

/** One hall lives through all days; after so many of them its folder is copied. */
async function fillLogs(context: PartContext, copiedAfter: readonly number[]): Promise<void> {
  const { folder, progress } = context
  const days = Math.max(...copiedAfter)
  const bar = progress(`d  ${days} days of log`, days)
  const worker = startWorker<DaysQuestions>('days-worker')
  try {
    const data = join(folder.path, 'growing')
    await worker.ask('begin', { data, planFile: folder.planFile })
    for (let day = 1; day <= days; day += 1) {
      await worker.ask('day', { tickets: ticketsOfDay })
      if (copiedAfter.includes(day)) await worker.ask('copy', { to: dataOf(context, day) })
      bar.advance(1)
    }
  } finally {
    bar.end()
    await worker.stop()
  }
}

/** From the loaded program to the open doors: what Node needs to load it is the same for all. */
async function started(data: string, planFile: string): Promise<number> {
  const worker = startWorker<StartQuestions>('start-worker')
  try {
    return (await worker.ask('start', { data, planFile })).readyMs
  } finally {
    await worker.stop()
  }
}
