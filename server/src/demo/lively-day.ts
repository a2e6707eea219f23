import {
  type ApplicantRef,
  type CommandId,
  type EpochMs,
  type HallCommand,
  type PersonId,
  type Plan,
  type Reply,
  readHallClock,
  type WindowId,
} from '@yihao/contract'
import type { HallView, Ticket } from '../engine/hall.ts'
import { takingSession } from '../engine/hall-hours.ts'
import { expectedServiceMs } from '../engine/serving/expected-service.ts'
import type { HallRuntime } from '../runtime/hall-runtime.ts'
import { Chance } from './chance.ts'
import { glance } from './glance.ts'
import { roundOf } from './guide-round.ts'
import { specialVisit } from './special-visits.ts'
import { arrivalWeight, asksOf, errandOf, satisfactionOf } from './visitors.ts'

export interface LivelyDayOptions {
  readonly runtime: HallRuntime
  readonly clerks: ReadonlyMap<WindowId, PersonId>
  /** Looks at claims of priority and fetches visitors, unless somebody is signed in to do it. */
  readonly guide?: { readonly personId: PersonId; readonly away: () => boolean }
  /** A person sits at that window: it is left to them. */
  readonly taken: (windowId: WindowId) => boolean
}

/** Visitors of a whole day in a hall of about twenty windows. */
const visitorsADay = 420
const minute = 60_000
/** How often a clerk without a visitor looks again, and how late a quiet hall notices its hour. */
const lookAgainMs = 15_000
const guideRoundMs = [20_000, 60_000] as const

/**
 * Visitors and clerks of a demonstration. They act through the same commands as everybody, in hall
 * time, so that the day looks the same at any speed.
 */
export class LivelyDay {
  readonly #options: LivelyDayOptions
  readonly #chance = new Chance(20_260_105)
  /** Apart from the others, so that who comes when is the same with and without needs. */
  readonly #people = new Chance(20_261_127)
  readonly #timers = new Set<() => void>()
  #count = 0
  #running = false

  constructor(options: LivelyDayOptions) {
    this.#options = options
  }

  get running(): boolean {
    return this.#running
  }

  start(): void {
    if (this.#running) return
    this.#running = true
    this.#after(0, () => this.#nextArrival())
    this.#after(this.#people.between(...guideRoundMs), () => this.#guideRound())
    for (const windowId of this.#options.clerks.keys()) {
      this.#after(this.#chance.between(0, 3 * minute), () => this.#work(windowId))
    }
  }

  stop(): void {
    this.#running = false
    for (const cancel of this.#timers) cancel()
    this.#timers.clear()
  }

  #after(ms: number, act: () => Promise<void>): void {
    if (!this.#running) return
    const { runtime } = this.#options
    const cancel = runtime.clock.setTimer((runtime.now() + ms) as EpochMs, () => {
      this.#timers.delete(cancel)
      void act()
    })
    this.#timers.add(cancel)
  }

  #send(command: HallCommand, by?: PersonId, applicants?: readonly ApplicantRef[]): Promise<Reply> {
    this.#count += 1
    const { runtime } = this.#options
    const commandId = `demo.${runtime.position().seq}.${this.#count}.${Date.now()}` as CommandId
    const actor =
      by === undefined
        ? ({ kind: 'system', part: 'demo' } as const)
        : ({ kind: 'staff', personId: by } as const)
    const whom = applicants === undefined ? {} : { applicants }
    return runtime.handle({ commandId, actor, command, ...whom })
  }

  async #nextArrival(): Promise<void> {
    const { runtime } = this.#options
    const now = runtime.now()
    const plan = await runtime.read((hall) => openPlan(hall, now))
    if (plan !== undefined) await this.#arrive(plan, now)
    const weight = arrivalWeight(readHallClock(now).sinceMidnightMs)
    const mean = weight === 0 ? 5 * minute : (8 * 60 * minute) / (visitorsADay * weight)
    this.#after(this.#chance.exponential(mean), () => this.#nextArrival())
  }

  async #arrive(plan: Plan, now: EpochMs): Promise<void> {
    const special = specialVisit(plan, this.#people, now)
    for (const command of special?.before ?? []) await this.#send(command)
    const { type, data } = special?.take ?? errandOf(plan, this.#chance)
    const asks = asksOf(plan, this.#people)
    await this.#send({ type, data: { ...data, ...asks } }, undefined, special?.applicants)
  }

  /** A guide on the floor: first whoever is called, then the claims. */
  async #guideRound(): Promise<void> {
    const { runtime, guide } = this.#options
    if (guide !== undefined && !guide.away()) {
      const now = runtime.now()
      const next = await runtime.read((hall) => roundOf(hall, now, this.#people))
      if (next !== undefined) await this.#send(next, guide.personId)
    }
    this.#after(this.#people.between(...guideRoundMs), () => this.#guideRound())
  }

  /** One step of the clerk at that window, and when the next one comes. */
  async #work(windowId: WindowId): Promise<void> {
    const waitMs = this.#options.taken(windowId) ? lookAgainMs : await this.#step(windowId)
    this.#after(waitMs, () => this.#work(windowId))
  }

  async #step(windowId: WindowId): Promise<number> {
    const { runtime, clerks } = this.#options
    const by = clerks.get(windowId)
    const data = { windowId }
    const seen = await runtime.read((hall) => glance(hall, windowId, runtime.now()))
    switch (seen.does) {
      case 'away':
        return lookAgainMs
      case 'open':
        await this.#send({ type: 'OpenWindow', data }, by)
        return this.#chance.between(2_000, 20_000)
      case 'close':
        await this.#send({ type: 'CloseWindow', data }, by)
        return 5 * minute
      case 'pause': {
        const { reasonCode } = seen
        await this.#send({ type: 'PauseWindow', data: { windowId, reasonCode } }, by)
        return lookAgainMs
      }
      case 'resume':
        await this.#send({ type: 'ResumeWindow', data }, by)
        return this.#chance.between(2_000, 30_000)
      case 'call': {
        const reply = await this.#send({ type: 'CallNext', data }, by)
        return reply.ok ? this.#chance.between(12_000, 40_000) : lookAgainMs
      }
      case 'greet':
        return this.#greet(windowId, seen.callCount, by)
      case 'finish':
        return this.#finish(windowId, by)
    }
  }

  /** Most people come at the first call; some need a second one, a few never come. */
  async #greet(windowId: WindowId, callCount: number, by: PersonId | undefined): Promise<number> {
    const data = { windowId }
    if (this.#chance.next() < (callCount === 1 ? 0.88 : 0.5)) {
      const reply = await this.#send({ type: 'StartServing', data }, by)
      return reply.ok ? this.#servingMs(windowId) : lookAgainMs
    }
    if (callCount < 3) await this.#send({ type: 'RecallTicket', data }, by)
    else await this.#send({ type: 'RecordNoShow', data }, by)
    return this.#chance.between(15_000, 40_000)
  }

  async #servingMs(windowId: WindowId): Promise<number> {
    const seen = await this.#options.runtime.read(({ plan, tickets, windows }) => {
      const ticketId = windows.get(windowId)?.ticketId
      const ticket = ticketId === undefined ? undefined : tickets.get(ticketId)
      return plan && ticket && { first: firstItem(plan, ticket), times: timesLonger(plan, ticket) }
    })
    const { first, times = 1 } = seen ?? {}
    if (first === undefined) return this.#chance.lasting(4 * minute, 9 * minute)
    // Nobody watches a demonstration for the one case that takes an hour.
    const once = Math.min(this.#chance.lasting(first.medianMs, first.p90Ms), 2 * first.p90Ms)
    return once * times
  }

  async #finish(windowId: WindowId, by: PersonId | undefined): Promise<number> {
    const reply = await this.#send({ type: 'FinishServing', data: { windowId } }, by)
    const finished = reply.ok
      ? reply.events.find((event) => event.type === 'ServingFinished')
      : undefined
    if (finished?.type === 'ServingFinished' && this.#chance.next() < 0.6) {
      const { servingId } = finished.data
      const satisfaction = satisfactionOf(this.#chance)
      this.#after(this.#chance.between(5_000, 60_000), async () => {
        await this.#send({
          type: 'RateService',
          data: { servingId, satisfaction, labels: [], channel: 'evaluator' },
        })
      })
    }
    return this.#chance.between(5_000, 45_000)
  }
}

const openPlan = (hall: HallView, at: EpochMs): Plan | undefined =>
  hall.day !== undefined && hall.plan !== undefined && takingSession(hall.plan.calendar, at)
    ? hall.plan
    : undefined

const firstItem = ({ items }: Plan, { itemCodes }: Ticket) =>
  items.find(({ code }) => itemCodes.includes(code))

/** 份数: how much longer than one of each. */
function timesLonger(plan: Plan, ticket: Ticket): number {
  const { itemCodes, packageCodes } = ticket
  const once = expectedServiceMs(plan, { itemCodes, packageCodes })
  return once ? (expectedServiceMs(plan, ticket) ?? once) / once : 1
}
