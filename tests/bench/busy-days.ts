import type { HallRuntime } from '@yihao/server/testing'
import { commandsOfVisit, openWindows, type Press, queuesOf, visits } from './bench-hall.ts'
import { dayAfter, nextDay } from './next-day.ts'

const actor = { kind: 'system', part: 'console' } as const

/** Days of a hall, one after the other, each as fast as the machine can. */
export class BusyDays {
  readonly #runtime: HallRuntime
  readonly #hands: number
  #date: string | undefined
  #lines: readonly Generator<Press, never>[] = []

  /** `hands` visitors are under way at a time: their commands share commits. */
  constructor(runtime: HallRuntime, hands: number) {
    this.#runtime = runtime
    this.#hands = hands
  }

  /** The night passes, the hall opens, and then its windows. */
  async morning(): Promise<void> {
    const runtime = this.#runtime
    this.#date = this.#date === undefined ? await dayAfter(runtime) : await nextDay(runtime)
    const owned = Array.from({ length: this.#hands }, (_, hand) => queuesOf(hand, this.#hands))
    for (const queues of owned) {
      for (const one of openWindows(queues, `${this.#date}`)) await this.#press(one)
    }
    this.#lines = owned.map((queues, hand) => visits(queues, `${this.#date}-${hand}`))
  }

  /** So many people take a number, are called, served and done; how many commands that were. */
  async visitors(tickets: number): Promise<number> {
    let left = tickets
    await Promise.all(
      this.#lines.map(async (line) => {
        while (left > 0) {
          left -= 1
          for (let step = 0; step < commandsOfVisit; step += 1) await this.#press(line.next().value)
        }
      }),
    )
    return tickets * commandsOfVisit
  }

  async #press(one: Press): Promise<void> {
    const reply = await this.#runtime.handle({ ...one, actor })
    if (!reply.ok) throw new Error(`${one.command.type}: ${JSON.stringify(reply.refusal)}`)
  }
}
