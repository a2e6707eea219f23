import { createHash } from 'node:crypto'
import { type EpochMs, startOfDate } from '@yihao/contract'
import fc from 'fast-check'
import { deadlinesOf } from '../deadlines.ts'
import { byItself, type monday, plannedHall, type Scenario } from '../scenario.testkit.ts'
import { opens, press } from '../steps.testkit.ts'
import { checkEnd } from './check-end.testkit.ts'
import { must } from './must.testkit.ts'
import { plansOf, type RandomDay, randomDay, storyOf } from './random-day.testkit.ts'
import { type Press, stepOf } from './random-presses.testkit.ts'
import { shortenDay } from './shorten-day.testkit.ts'
import type { Tally } from './tally.testkit.ts'
import { DayWatch } from './watch-day.testkit.ts'

/** Plays the whole day, watched, until the hall has closed by itself; throws what did not hold. */
export function playDay(day: RandomDay, tally: Tally = new Map()): Scenario {
  const plans = plansOf(day).map(deepFrozen)
  const [plan] = plans
  const hall = plannedHall(plan).given(press('AddPerson', { personId: 'li' }))
  const watch = new DayWatch(hall, tally)
  const play = new Playing(hall, watch)
  play.until(hall.at(day.begins).now)
  for (const [place, { windowId }] of (plan?.windows ?? []).entries()) {
    if ((day.open & (1 << place)) !== 0) watch.run(opens(windowId))
  }
  for (const press of day.presses) play.press(press, plans)
  // The next midnight closes what nobody closed.
  play.until(startOfDate('2026-11-24' as typeof monday))
  checkEnd(hall, watch, tally)
  return hall
}

class Playing {
  readonly #hall: Scenario
  readonly #watch: DayWatch

  constructor(hall: Scenario, watch: DayWatch) {
    this.#hall = hall
    this.#watch = watch
  }

  press(press: Press, plans: Parameters<typeof stepOf>[1]): void {
    this.until((this.#hall.now + press.after * 1_000) as EpochMs)
    if (this.#hall.hall.day === undefined) return
    this.#watch.run(stepOf(press, plans))
  }

  /** What the hall does by itself until then, as its wake-ups would. */
  until(at: EpochMs): void {
    for (;;) {
      const { hall } = this.#hall
      const due = deadlinesOf(hall, this.#hall.now)[0]
      if (due === undefined || due.at > at) break
      this.#hall.now = Math.max(this.#hall.now, due.at) as EpochMs
      const step = () => ({ command: due.command, actor: byItself })
      const { decision } = this.#watch.run(step)
      must(decision.ok, `by itself: ${due.commandId}: ${JSON.stringify(decision)}`)
      const again = deadlinesOf(hall, this.#hall.now)[0]
      must(again?.commandId !== due.commandId, `${due.commandId} is due again and again`)
    }
    this.#hall.now = at
  }
}

/** The same for the same day, event by event. */
export function traceHash({ events }: Scenario): string {
  return createHash('sha256').update(JSON.stringify(events)).digest('hex')
}

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) deepFrozen(part)
  return Object.freeze(value)
}

/** Plays the day of that seed; if it does not hold, tells the shortest day found that fails too. */
export function checkSeed(seed: number, tally: Tally): void {
  const day = dayOfSeed(seed)
  if (failureOf(day, tally) === undefined) return
  const shortest = shortenDay(day, (one) => failureOf(one) !== undefined)
  const words = [`day ${seed}: ${failureOf(shortest)}`, storyOf(shortest), JSON.stringify(shortest)]
  throw new Error(words.join('\n'))
}

function failureOf(day: RandomDay, tally?: Tally): string | undefined {
  try {
    playDay(day, tally)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

export const dayOfSeed = (seed: number): RandomDay =>
  fc.sample(randomDay, { seed, numRuns: 1 })[0] as RandomDay
