import {
  type Actor,
  type ApplicantRef,
  atClock,
  type BusinessDate,
  type CommandId,
  commandSchema,
  type EpochMs,
  eventBodySchema,
  type HallCommand,
  type HallEvent,
  type NoteRef,
  type PersonId,
  type Plan,
  type RecordedEvent,
  type RefusalCode,
  type TicketId,
  type VisitorRef,
  type WindowId,
} from '@yihao/contract'
import { expect } from 'vitest'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import { evolve } from './evolve.ts'
import { createHall, type HallState, type Ticket, type WindowLive } from './hall.ts'
import { smallPlan } from './small-plan.testkit.ts'

export interface Press {
  readonly command: HallCommand
  readonly actor?: Actor
  readonly note?: NoteRef
  readonly visitor?: VisitorRef
  readonly age?: number
  readonly applicants?: readonly ApplicantRef[]
  /** Its ticket is then `t.<commandId>`. */
  readonly commandId?: string
}
/** What somebody does; a step that speaks of a number looks it up in the hall as it is then. */
export type Step = (scenario: Scenario) => Press

export const clerk: Actor = { kind: 'staff', personId: 'li' as PersonId }
export const byItself: Actor = { kind: 'system', part: 'deadline' }
/** A Monday. */
export const monday = '2026-11-23' as BusinessDate

type Expected = { readonly [Type in HallEvent['type']]?: object }

/** A hall in which things happen one after another: given, when, then */
export class Scenario {
  hall: HallState
  readonly events: RecordedEvent[] = []
  now: EpochMs
  #presses = 0

  constructor(plan: Plan) {
    this.hall = createHall(plan.hallId)
    this.now = atClock(monday, '08:00')
  }

  /** Moves the hall's clock to `HH:MM` or `HH:MM:SS` of its date, or of another one. */
  at(clock: string, date: string = monday): this {
    const [hours, minutes, seconds = '0'] = clock.split(':')
    const whole = atClock(date as BusinessDate, `${hours}:${minutes}`)
    this.now = (whole + Number(seconds) * 1_000) as EpochMs
    return this
  }

  later(seconds: number): this {
    this.now = (this.now + seconds * 1_000) as EpochMs
    return this
  }

  /** Each of them is accepted. */
  given(...steps: readonly Step[]): this {
    for (const step of steps) this.when(step).thenAccepted()
    return this
  }

  when(step: Step): Outcome {
    const before = structuredClone(this.hall)
    // Deciding only looks; what happens is in the events.
    return this.run(step, () => expect(this.hall).toEqual(before))
  }

  /** The same without a look at the whole hall, for tests of thousands of steps. */
  run(step: Step, decided: () => void = () => undefined): Outcome {
    const press = step(this)
    const commandId = (press.commandId ?? `c${++this.#presses}`) as CommandId
    const command = commandSchema.parse(press.command)
    const decision = decide({ at: this.now, actor: clerk, ...press, commandId, command }, this.hall)
    decided()
    if (decision.ok) this.#record(decision.events, press.actor ?? clerk, commandId)
    return new Outcome(this, command, decision)
  }

  /** The same hall at the same moment, to be led somewhere else. */
  fork(plan: Plan): Scenario {
    const twin = new Scenario(plan)
    twin.hall = { ...structuredClone({ ...this.hall, plan: undefined }), plan: this.hall.plan }
    twin.now = this.now
    twin.#presses = this.#presses
    return twin
  }

  ticket(number: string): Ticket | undefined {
    return [...this.hall.tickets.values()].find((ticket) => ticket.number === number)
  }

  ticketId(number: string): TicketId {
    const known = [...this.hall.tickets.values(), ...this.hall.closed.values()]
    const found = known.find((ticket) => ticket.number === number)
    return found?.ticketId ?? ('t.none' as TicketId)
  }

  window(windowId: string): WindowLive | undefined {
    return this.hall.windows.get(windowId as WindowId)
  }

  /** Numbers in the line of that queue, the first in line first. */
  line(queueId: string): readonly string[] {
    const lines = [...this.hall.lines].filter(([id]) => id === queueId)
    return lines.flatMap(([, line]) => line.map((id) => this.hall.tickets.get(id)?.number ?? id))
  }

  #record(events: readonly HallEvent[], actor: Actor, commandId: CommandId): void {
    for (const body of events) {
      eventBodySchema.parse(body)
      const seq = this.hall.seq + 1
      const recorded = {
        position: { hallId: this.hall.hallId, epoch: 1, seq },
        eventId: `e${seq}`,
        commandId,
        version: 1,
        businessDate: this.hall.day?.businessDate ?? monday,
        recordedAt: this.now,
        actor,
        planVersion: this.hall.planVersion,
        policyId: this.hall.plan?.callPolicy.policyId ?? '',
        ...structuredClone(body),
      } as RecordedEvent
      this.events.push(recorded)
      evolve(this.hall, recorded)
    }
  }
}

export class Outcome {
  readonly decision: Decision
  readonly #scenario: Scenario
  readonly command: HallCommand

  constructor(scenario: Scenario, command: HallCommand, decision: Decision) {
    this.#scenario = scenario
    this.command = command
    this.decision = decision
  }

  thenAccepted(): Scenario {
    const { decision } = this
    if (!decision.ok) throw new Error(`${this.command.type}: ${JSON.stringify(decision.refusal)}`)
    return this.#scenario
  }

  /** Exactly these events in this order; of each, what is named here. */
  thenHappens(...expected: readonly Expected[]): Scenario {
    this.thenAccepted()
    const events = this.decision.ok ? this.decision.events : []
    const data = new Map(events.map((event) => [event.type, event.data]))
    expect(events.map((event) => event.type)).toEqual(expected.flatMap((one) => Object.keys(one)))
    for (const one of expected) {
      for (const [type, part] of Object.entries(one)) {
        expect(data.get(type as HallEvent['type'])).toMatchObject(part)
      }
    }
    return this.#scenario
  }

  thenNothingHappens(): Scenario {
    expect(this.decision).toEqual({ ok: true, events: [] })
    return this.#scenario
  }

  thenRefused(code: RefusalCode): Scenario {
    expect(this.decision).toMatchObject({ ok: false, refusal: { code } })
    return this.#scenario
  }
}

/** A hall whose plan is adopted, at 08:00 of a Monday. */
export function plannedHall(plan: Plan = smallPlan()): Scenario {
  const adopt = { type: 'AdoptPlan', data: { plan } } as const
  return new Scenario(plan).given(() => ({ command: adopt, actor: byItself }))
}

/** The same hall on its day, at 09:00. */
export function openHall(plan: Plan = smallPlan()): Scenario {
  const open = { type: 'OpenDay', data: { businessDate: monday } } as const
  return plannedHall(plan)
    .given(() => ({ command: open, actor: byItself }))
    .at('09:00')
}
