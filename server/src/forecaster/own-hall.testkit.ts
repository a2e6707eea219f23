import {
  atClock,
  type BusinessDate,
  type EpochMs,
  type HallCommand,
  type PersonId,
  type Plan,
  readHallClock,
  type WindowId,
} from '@yihao/contract'
import { Chance } from '../demo/chance.ts'
import { arrivalWeight, errandOf } from '../demo/visitors.ts'
import { dutyAt, inPlannedBreak } from '../engine/duty/duty-plan.ts'
import { byItself, Scenario } from '../engine/scenario.testkit.ts'
import { demoPlanFolder, loadPlan } from '../plan/load-plan.ts'

const minute = 60_000
const lookAgain = 15_000

export function demoPlan(): Plan {
  const loaded = loadPlan(demoPlanFolder)
  if (!loaded.ok) throw new Error(loaded.sentence)
  const { plan } = loaded
  return { ...plan, rules: { ...plan.rules, openTicketsPerPersonMax: 20 } }
}

export interface OwnHallOptions {
  readonly plan?: Plan
  readonly seed: number
  readonly visitorsADay: number
  /** Told after each thing that happened. */
  readonly heard: (hall: Scenario) => void
}

interface Turn {
  readonly at: number
  readonly act: () => void
}

/**
 * Whole days of a hall, led through the engine: people come for what the catalogue has, clerks
 * stand where the duty plan has them, a little late, each at their own pace. What they really need
 * is the catalogue's time with a factor of the item and one of the clerk, which nobody is told.
 */
export class OwnHall {
  readonly hall: Scenario
  readonly plan: Plan
  readonly #options: OwnHallOptions
  readonly #turns: Turn[] = []
  readonly #items = new Map<string, number>()
  readonly #clerks = new Map<string, number>()
  #chance: Chance

  constructor(options: OwnHallOptions) {
    this.#options = options
    this.plan = options.plan ?? demoPlan()
    this.hall = new Scenario(this.plan)
    this.#chance = new Chance(options.seed)
    const hidden = new Chance(options.seed + 1)
    for (const { code } of this.plan.items) this.#items.set(code, hidden.lasting(0.9, 1.2))
    for (const { windowId } of this.plan.windows) this.#clerks.set(windowId, hidden.lasting(1, 1.2))
    this.#does({ type: 'AdoptPlan', data: { plan: this.plan } })
  }

  day(date: BusinessDate): void {
    this.#chance = new Chance(this.#options.seed + readHallClock(atClock(date, '12:00')).weekday)
    this.#at(atClock(date, '08:20'))
    this.#does({ type: 'OpenDay', data: { businessDate: date } })
    this.#after(10 * minute, () => this.#arrival())
    for (const { windowId } of this.plan.windows) {
      this.#after(this.#chance.between(38, 42) * minute, () => this.#work(windowId))
    }
    const ends = atClock(date, '19:00')
    for (;;) {
      const next = this.#turns.pop()
      if (next === undefined || next.at > ends) break
      this.#at(next.at)
      next.act()
    }
    this.#turns.length = 0
    this.#at(ends)
    this.#does({ type: 'CloseDay', data: {} })
  }

  #at(ms: number): void {
    this.hall.now = Math.round(ms) as EpochMs
  }

  #after(ms: number, act: () => void): void {
    const at = this.hall.now + ms
    let place = this.#turns.length
    while (place > 0 && (this.#turns[place - 1] as Turn).at <= at) place -= 1
    this.#turns.splice(place, 0, { at, act })
  }

  #does(command: HallCommand, personId?: PersonId): boolean {
    const actor = personId === undefined ? byItself : ({ kind: 'staff', personId } as const)
    const { decision } = this.hall.run(() => ({ command, actor }))
    this.#options.heard(this.hall)
    return decision.ok
  }

  #arrival(): void {
    const weight = arrivalWeight(readHallClock(this.hall.now).sinceMidnightMs)
    if (weight > 0) this.#does(errandOf(this.plan, this.#chance))
    const mean = weight === 0 ? 5 * minute : (480 * minute) / (this.#options.visitorsADay * weight)
    this.#after(this.#chance.exponential(mean), () => this.#arrival())
  }

  #work(windowId: WindowId): void {
    this.#after(this.#step(windowId), () => this.#work(windowId))
  }

  #step(windowId: WindowId): number {
    const { now } = this.hall
    const window = this.hall.window(windowId)
    const ticket = window?.ticketId && this.hall.hall.tickets.get(window.ticketId)
    const data = { windowId }
    if (ticket?.status === 'called') return this.#greet(windowId, ticket.callCount)
    if (ticket?.status === 'serving') {
      this.#does({ type: 'FinishServing', data })
      return this.#chance.between(5_000, 45_000)
    }
    const duty = dutyAt(this.plan, windowId, now)
    const waiting = [...this.hall.hall.lines.values()].some((line) => line.length > 0)
    const late = readHallClock(now).sinceMidnightMs > 17 * 60 * minute && waiting
    if (window?.state === 'closed') {
      if (duty === undefined) return lookAgain
      this.#does({ type: 'OpenWindow', data }, duty.personId)
      return this.#chance.between(2_000, 20_000)
    }
    if (duty === undefined && !late) {
      this.#does({ type: 'CloseWindow', data })
      return lookAgain
    }
    const rests = inPlannedBreak(this.plan, windowId, now)
    if (rests !== (window?.state === 'paused')) {
      const reasonCode = this.plan.rules.pauseReasons[0]?.code ?? ''
      if (rests) this.#does({ type: 'PauseWindow', data: { windowId, reasonCode } })
      else this.#does({ type: 'ResumeWindow', data })
      return this.#chance.between(2_000, 60_000)
    }
    if (rests) return lookAgain
    return this.#does({ type: 'CallNext', data }) ? this.#chance.between(12_000, 60_000) : lookAgain
  }

  #greet(windowId: WindowId, callCount: number): number {
    const data = { windowId }
    if (this.#chance.next() < (callCount === 1 ? 0.9 : 0.6)) {
      this.#does({ type: 'StartServing', data })
      return this.#servingMs(windowId)
    }
    const again = callCount < this.plan.rules.callCountMax
    this.#does({ type: again ? 'RecallTicket' : 'RecordNoShow', data })
    return this.#chance.between(20_000, 40_000)
  }

  #servingMs(windowId: WindowId): number {
    const ticketId = this.hall.window(windowId)?.ticketId
    const ticket = ticketId && this.hall.hall.tickets.get(ticketId)
    const clerk = this.#clerks.get(windowId) ?? 1
    const [first, ...more] = ticket?.itemCodes ?? []
    const item = this.plan.items.find(({ code }) => code === first)
    if (item === undefined) return this.#chance.lasting(5 * minute, 12 * minute) * clerk
    const own = this.#chance.lasting(item.medianMs, item.p90Ms) * (this.#items.get(item.code) ?? 1)
    return own * clerk * (1 + 0.5 * more.length)
  }
}
