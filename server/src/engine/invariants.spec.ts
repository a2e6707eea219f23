import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evolve } from './evolve.ts'
import { createHall, type Ticket } from './hall.ts'
import * as invariants from './invariants.testkit.ts'
import { type RandomPress, randomPress } from './random-hall.testkit.ts'
import { openHall, type Scenario } from './scenario.testkit.ts'
import { arrowsOf } from './states-book.testkit.ts'
import { midnight, opens } from './steps.testkit.ts'

/** What is known of the hall without the engine: where each number stands in the diagram. */
interface Model {
  readonly statuses: Map<string, string>
}

const arrows = new Set(arrowsOf(0))
/** The same days on every machine; a day that once failed is added by its own seed. */
const runs = { numRuns: 25, seed: 20_261_123 }

function statuses({ hall }: Scenario): Map<string, string> {
  const live = [...hall.tickets.values()].map((ticket) => [ticket.ticketId, ticket.status] as const)
  const over = [...hall.closed.values()].map((one) => [one.ticketId, one.outcome] as const)
  return new Map(
    [...live, ...over].map(([id, status]) => [id, status.replace('no-show', 'noShow')]),
  )
}

/** Who was never put back and came earlier, could be called here, and still was not. */
function overtaken(
  { hall, now }: Scenario,
  before: readonly Ticket[],
  { windowId, winner }: { readonly windowId: string; readonly winner: Ticket },
): readonly string[] {
  if (winner.reinstateCount > 0) return []
  return before
    .filter((ticket) => !invariants.leftToTheSigning(hall, windowId, ticket, now))
    .filter((ticket) => invariants.mayBeCalledAt(windowId, ticket) && ticket.reinstateCount === 0)
    .filter((ticket) => ticket.arrivedAt < winner.arrivedAt)
    .map((ticket) => ticket.number)
}

class HallPress implements fc.Command<Model, Scenario> {
  readonly #press: RandomPress

  constructor(press: RandomPress) {
    this.#press = press
  }

  check(): boolean {
    return true
  }

  run(model: Model, real: Scenario): void {
    const before = [...real.hall.tickets.values()]
    const { decision, command } = real.later(this.#press.seconds).run(this.#press.step)
    invariants.checkWindows(real.hall)
    invariants.checkLines(real.hall)
    const now = statuses(real)
    for (const [ticketId, status] of now) {
      const was = model.statuses.get(ticketId) ?? '[*]'
      if (was !== status) expect(arrows).toContain(`${was} --> ${status}: ${command.type}`)
    }
    // Nothing that was issued is ever gone without an end.
    for (const ticketId of model.statuses.keys()) expect(now.has(ticketId)).toBe(true)
    if (!decision.ok) expect(now).toEqual(model.statuses)
    model.statuses.clear()
    for (const [ticketId, status] of now) model.statuses.set(ticketId, status)
    if (!decision.ok) return
    invariants.checkDurations(decision.events)
    invariants.checkBulk(real.hall, decision.events)
    for (const event of decision.events) {
      if (event.type !== 'TicketCalled') continue
      const winner = before.find((ticket) => ticket.ticketId === event.data.ticketId)
      if (winner === undefined) throw new Error('called, but was not there')
      if (event.data.via === 'specific') continue
      const { windowId } = event.data
      expect(invariants.mayBeCalledAt(windowId, winner)).toBe(true)
      // A number that was sent to one window waits for nobody's skill.
      const left = invariants.leftToTheSigning(real.hall, windowId, winner, real.now)
      expect(left && winner.onlyWindowId === undefined).toBe(false)
      expect(overtaken(real, before, { windowId, winner })).toEqual([])
    }
  }

  toString(): string {
    return `${this.#press.name} (+${this.#press.seconds} s)`
  }
}

// Unbiased: small values first would make days on which little happens.
const presses = fc.noBias(
  fc.commands([randomPress.map((press) => new HallPress(press))], {
    maxCommands: 150,
    size: 'max',
  }),
)

function runDay(commands: Iterable<fc.Command<Model, Scenario>>): Scenario {
  const real = openHall().given(...['w1', 'w2', 'w3', 'w4'].map(opens))
  fc.modelRun(() => ({ model: { statuses: statuses(real) }, real }), commands)
  return real
}

describe('whatever is pressed in whatever order', () => {
  test('[CALL-1] [NEED-3] one window, one number; lines in order; only drawn moves; no overtaking', () => {
    fc.assert(
      fc.property(presses, (commands) => void runDay(commands)),
      runs,
    )
  })

  test('[TAKE-1] numbers have no gaps and [DAY-4] every one of them ends', () => {
    fc.assert(
      fc.property(presses, (commands) => {
        const real = runDay(commands)
        if (real.hall.day !== undefined) real.at('00:00', '2026-11-24').given(midnight)
        invariants.checkNumbers(real.events)
        const issued = real.events.filter((event) => event.type === 'TicketIssued').length
        expect(real.hall.tickets.size).toBe(0)
        expect(real.hall.closed.size).toBe(issued)
        const day = real.events.find((event) => event.type === 'DayClosed')?.data
        if (day === undefined) throw new Error('the day did not close')
        expect(day.issued).toBe(issued)
        expect(day.finished + day.abandoned + day.expired).toBe(issued)
      }),
      runs,
    )
  })

  test('the same events make the same hall', () => {
    fc.assert(
      fc.property(presses, (commands) => {
        const real = runDay(commands)
        const again = createHall(real.hall.hallId)
        for (const event of JSON.parse(JSON.stringify(real.events))) evolve(again, event)
        expect(again).toEqual(real.hall)
      }),
      runs,
    )
  })

  test('these days are not idle', () => {
    const seen = new Map<string, number>()
    for (const commands of fc.sample(presses, { ...runs, numRuns: 50 })) {
      for (const { type } of runDay(commands).events) seen.set(type, (seen.get(type) ?? 0) + 1)
    }
    for (const type of [
      'ServingFinished',
      'TicketTransferred',
      'TicketResumed',
      'TicketReinstated',
      'NeedsSet',
      'ClaimConfirmed',
      'ClaimRefused',
      'GreenChannelGranted',
      'FetchAcknowledged',
    ])
      expect(seen.get(type) ?? 0).toBeGreaterThan(2)
  })
})
