import type { HallRuntime } from '@yihao/server/testing'
import { commandsOfVisit, openWindows, type Press, queuesOf, visits } from './bench-hall.ts'
import { dayAfter, nextDay } from './next-day.ts'

/** Visitors at a time: their commands share commits. */
const hands = 60
const actor = { kind: 'system', part: 'console' } as const

/** Whole days of a hall, one after the other, as fast as the machine can. */
export class BusyDays {
  readonly #runtime: HallRuntime
  #date: string | undefined

  constructor(runtime: HallRuntime) {
    this.#runtime = runtime
  }

  /** So many people take a number, are called, served and done; the day stays open. */
  async oneDay(tickets: number): Promise<number> {
    const runtime = this.#runtime
    this.#date = this.#date === undefined ? await dayAfter(runtime) : await nextDay(runtime)
    let left = tickets
    await Promise.all(
      Array.from({ length: hands }, async (_, hand) => {
        const queues = queuesOf(hand, hands)
        for (const one of openWindows(queues, `${this.#date}-open`)) await press(runtime, one)
        const line = visits(queues, `${this.#date}-${hand}`)
        while (left > 0) {
          left -= 1
          for (let step = 0; step < commandsOfVisit; step += 1) {
            await press(runtime, line.next().value)
          }
        }
      }),
    )
    return tickets * commandsOfVisit
  }

  /** The night passes and the next morning comes: yesterday is over. */
  async nextMorning(): Promise<void> {
    this.#date = await nextDay(this.#runtime)
  }
}

async function press(runtime: HallRuntime, one: Press): Promise<void> {
  const reply = await runtime.handle({ ...one, actor })
  if (!reply.ok) throw new Error(`${one.command.type}: ${JSON.stringify(reply.refusal)}`)
}
