import { isDeepStrictEqual } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import type { HallCommand, RecordedEvent } from '@yihao/contract'
import { overtakeOf } from '../../ledger/overtakes.ts'
import type { Decision } from '../decision.ts'
import { evolve } from '../evolve.ts'
import { createHall, type HallState, type Ticket } from '../hall.ts'
import type { Scenario, Step } from '../scenario.testkit.ts'
import { arrowsOf } from '../states-book.testkit.ts'
import { checkBulk } from './check-bulk.testkit.ts'
import { checkPlaces } from './check-places.testkit.ts'
import { checkDurations, checkLines, checkWindows } from './lines-and-windows.testkit.ts'
import { must } from './must.testkit.ts'
import { ReadinessWatch } from './readiness-watch.testkit.ts'
import { SlowPolicy, waitOf } from './slow-policy.testkit.ts'
import { count, type Tally } from './tally.testkit.ts'
import { TidalWatch } from './tidal-watch.testkit.ts'
import { Wishes } from './wishes.testkit.ts'

const arrows = new Set(arrowsOf(0))

/** Every property that must hold after each press, whoever pressed what (see whole-days.testkit.ts). */
export class DayWatch {
  readonly #scenario: Scenario
  /** The same hall from the log alone, one event after another. */
  readonly again: HallState
  readonly #policy = new SlowPolicy()
  readonly #readiness = new ReadinessWatch()
  readonly #tides = new TidalWatch()
  readonly wishes = new Wishes()
  readonly #tally: Tally
  #statuses = new Map<string, string>()
  #seen = 0
  #picture: Buffer | undefined

  constructor(scenario: Scenario, tally: Tally) {
    this.#scenario = scenario
    this.#tally = tally
    this.again = createHall(scenario.hall.hallId)
    this.#follow()
  }

  /** Runs the step; what it did to the hall is looked at from all sides. */
  run(step: Step): { readonly command: HallCommand; readonly decision: Decision } {
    const { hall } = this.#scenario
    const before = this.#picture ?? picture(hall)
    const { command, decision } = this.#scenario.run(step, () =>
      must(same(before, picture(hall)), 'deciding changed the hall'),
    )
    // What was refused changed nothing, as was just seen.
    this.#picture = decision.ok ? undefined : before
    if (!decision.ok) this.#refused(command, decision.refusal.code)
    this.#follow()
    checkWindows(hall)
    checkLines(hall)
    if (decision.ok) checkDurations(decision.events)
    this.#statusesAfter(command.type, decision.ok)
    const names = decision.ok
      ? decision.events.map(({ type }) => type)
      : [`refused: ${decision.refusal.code}`]
    for (const name of names) count(this.#tally, name)
    return { command, decision }
  }

  /** Folds what is new into the second hall, and looks at each event as it happens there. */
  #follow(): void {
    const { events } = this.#scenario
    for (const event of events.slice(this.#seen)) {
      this.#look(event)
      this.#readiness.see(event)
      this.#tides.see(event)
      this.#policy.note(event, this.again)
      this.wishes.note(this.#policy.plan, event)
      evolve(this.again, JSON.parse(JSON.stringify(event)))
    }
    this.#seen = events.length
    for (const ticket of this.#scenario.hall.tickets.values()) {
      this.wishes.check(this.#policy.plan, ticket)
    }
  }

  #look(event: RecordedEvent): void {
    const { type, data, recordedAt } = event
    if (type === 'ServingStarted' || type === 'TicketResumed' || type === 'TicketCalled') {
      const ticket = this.again.tickets.get(data.ticketId)
      must(ticket !== undefined, `${data.number} is not in the hall`)
      must(this.#policy.can(data.windowId, ticket), `${data.windowId} cannot do ${data.number}`)
    }
    if (type === 'TicketIssued') checkBulk(this.again, data)
    if (type === 'AppointmentBooked') checkPlaces(this.again, data)
    if (type !== 'TicketCalled') return
    this.#report(event)
    if (data.dispatched === true) count(this.#tally, 'called by the hall')
    const called = this.again.tickets.get(data.ticketId)
    must(called?.status === 'waiting', `${data.number} was called, but ${called?.status}`)
    must(
      this.again.windows.get(data.windowId)?.ticketId === undefined,
      `${data.windowId} called a second number`,
    )
    if (data.via === 'specific') return
    const order = this.#policy.order(this.again, data.windowId, recordedAt)
    const [first] = order
    must(
      first?.ticketId === data.ticketId,
      `${data.windowId} called ${data.number}, the policy says ${order.map((one) => one.number)}`,
    )
    must(data.basis.eligibleCount === order.length, `${order.length} could be called`)
    this.#capKept(called, order, recordedAt)
  }

  /** OVERTAKE-1: the day's report names whom the call itself kept, and nobody who came later. */
  #report(event: Extract<RecordedEvent, { type: 'TicketCalled' }>): void {
    const overtake = overtakeOf(this.again, event)
    const { basis, via } = event.data
    const could = basis.passedOver.filter(
      ({ because }) => because === 'lower-score' || because === 'specific-call',
    )
    const named = overtake?.passedOver ?? []
    for (const { ticketId, number } of could) {
      must(
        named.some((one) => one.ticketId === ticketId),
        `the report leaves out ${number}`,
      )
    }
    if (overtake === undefined) return
    count(this.#tally, `overtake: ${overtake.kind}`)
    must(overtake.passedOverCount >= named.length, 'the report counts fewer than it names')
    for (const { arrivedAt, number } of named) {
      must(arrivedAt < overtake.arrivedAt, `${number} came later and is told as passed over`)
    }
    // OVERTAKE-2
    if (this.#policy.plan?.callPolicy.policyId !== 'first-come-first-served') return
    const kind = via === 'specific' ? 'by-number' : 'put-back'
    must(overtake.kind === kind, `${overtake.number} is told as ${overtake.kind}`)
  }

  /** PRIO-4: a window that is free and calls takes nobody else while one it can do waited too long. */
  #capKept(called: Ticket, order: readonly Ticket[], at: number): void {
    const policy = this.#policy.plan?.callPolicy
    if (policy?.policyId !== 'accumulating-priority') return
    const { capMs } = policy
    const over = order.filter((ticket) => waitOf(ticket, at) >= capMs)
    must(
      over.length === 0 || waitOf(called, at) >= capMs,
      `${over[0]?.number} waited past the cap, ${called.number} was called`,
    )
  }

  #refused(command: HallCommand, code: string): void {
    if (command.type !== 'CallNext' || code !== 'NobodyWaiting') return
    const { hall, now } = this.#scenario
    const [somebody] = this.#policy.order(hall, command.data.windowId, now)
    must(somebody === undefined, `${somebody?.number} waits, and nobody was found`)
  }

  /** Nobody is lost, nobody comes back, and each goes only where the diagram of states leads. */
  #statusesAfter(command: string, accepted: boolean): void {
    const now = statusesOf(this.#scenario.hall)
    for (const [ticketId, status] of now) {
      const was = this.#statuses.get(ticketId) ?? '[*]'
      if (was === status) continue
      must(accepted, `${command} was refused, but ${ticketId} went from ${was} to ${status}`)
      must(arrows.has(`${was} --> ${status}: ${command}`), `${was} --> ${status}: ${command}`)
    }
    for (const ticketId of this.#statuses.keys()) must(now.has(ticketId), `${ticketId} is lost`)
    this.#statuses = now
  }
}

/** All of the hall but the plan, which is frozen. */
const picture = (hall: HallState): Buffer => serialize({ ...hall, plan: undefined })

/** Equal halls are nearly always equal bytes; now and then a number is only written another way. */
const same = (before: Buffer, after: Buffer): boolean =>
  before.equals(after) || isDeepStrictEqual(deserialize(before), deserialize(after))

function statusesOf(hall: HallState): Map<string, string> {
  const live = [...hall.tickets.values()].map(({ ticketId, status }) => [ticketId, status] as const)
  const over = [...hall.closed.values()].map((one) => [one.ticketId, one.outcome] as const)
  const both = new Map<string, string>()
  for (const [ticketId, status] of [...live, ...over]) {
    must(!both.has(ticketId), `${ticketId} is in the hall and gone`)
    both.set(ticketId, status === 'no-show' ? 'noShow' : status)
  }
  return both
}
