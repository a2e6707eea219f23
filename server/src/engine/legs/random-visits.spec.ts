import type { RecordedEvent } from '@yihao/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evolve } from '../evolve.ts'
import { createHall, type Ticket } from '../hall.ts'
import { checkLines, checkNumbers, checkWindows } from '../invariants.testkit.ts'
import { indexOf } from '../plan-index.ts'
import { openHall, type Scenario } from '../scenario.testkit.ts'
import { midnight } from '../steps.testkit.ts'
import { chainOf, departmentsPlan } from './departments.testkit.ts'
import { codesOf, wholeOf } from './legs.ts'
import { type RandomVisitStep, randomVisitStep } from './random-visits.testkit.ts'

const plan = departmentsPlan({ precedences: [...chainOf('T1', 'S1', 'H1'), ['T2', 'T1']] })
const runs = { numRuns: 8, seed: 20_261_124 }
const days = fc.array(randomVisitStep, { minLength: 60, maxLength: 120, size: 'max' })

type Wishes = Map<string, Set<string>>

/** What each number was for, item by item, from the log alone. */
function addWishes(wanted: Wishes, { type, data }: RecordedEvent): void {
  if (type === 'TicketIssued') wanted.set(data.ticketId, new Set(codesOf(plan, data)))
  if (type === 'ServiceItemAdded') wanted.get(data.ticketId)?.add(data.itemCode)
  if (type === 'ServiceItemDropped') wanted.get(data.ticketId)?.delete(data.itemCode)
  if (type !== 'TicketTransferred' || data.found === undefined) return
  for (const part of [data.found.leg, data.found.later]) {
    for (const code of codesOf(plan, part)) wanted.get(data.ticketId)?.add(code)
  }
}

const listed = (codes: Iterable<string>): string => [...codes].sort().join()

/** Done, now, to come and given up together are what it came for, each thing once. */
function checkParts(ticket: Ticket, wanted: Wishes): void {
  const { legs } = ticket
  const done = (legs?.done ?? []).map((leg) => leg.matters)
  const parts = [ticket, ...(legs === undefined ? [] : [legs.later, legs.dropped]), ...done]
  const all = parts.flatMap((part) => codesOf(plan, part))
  expect(listed(all)).toBe(listed(wanted.get(ticket.ticketId) ?? []))
}

function runDay(steps: readonly RandomVisitStep[]): Scenario & { readonly wanted: Wishes } {
  const scenario = openHall(plan)
  const { events } = scenario
  const wanted: Wishes = new Map()
  const known = new Map<string, string>()
  for (const { seconds, step } of steps) {
    const before = events.length
    scenario.later(seconds).run(step)
    for (const event of events.slice(before)) addWishes(wanted, event)
    checkWindows(scenario.hall)
    checkLines(scenario.hall)
    for (const ticket of scenario.hall.tickets.values()) {
      const { ticketId } = ticket
      const same = `${ticket.number} ${ticket.arrivedAt}`
      expect(same).toBe(known.get(ticketId) ?? same)
      known.set(ticketId, same)
      checkParts(ticket, wanted)
    }
    const { tickets, closed } = scenario.hall
    expect(tickets.size + closed.size).toBe(known.size)
  }
  return Object.assign(scenario, { wanted })
}

describe('whatever is pressed while visits go from window to window', () => {
  test('[LEG-1][LEG-4] nothing is lost on the way, [LEG-7] and every number ends once', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const hall = runDay(steps)
        const { wanted } = hall
        hall.at('00:00', '2026-11-24').given(midnight)
        checkNumbers(hall.events)
        expect(hall.hall.closed.size).toBe(wanted.size)
        for (const ticket of hall.hall.closed.values()) {
          const had = [...(wanted.get(ticket.ticketId) ?? [])].sort()
          expect([...codesOf(plan, wholeOf({ ...ticket, legs: undefined }))].sort()).toEqual(had)
          for (const { windowId, matters } of ticket.legs?.done ?? []) {
            expect(indexOf(plan).covers(windowId, matters)).toBe(true)
          }
        }
        const ends = hall.events.filter(
          ({ type, data }) =>
            type === 'TicketAbandoned' ||
            type === 'TicketExpired' ||
            (type === 'ServingFinished' &&
              data.goesOn !== true &&
              ['finished', 'returned-for-correction'].includes(data.outcome)),
        )
        expect(ends).toHaveLength(wanted.size)
      }),
      runs,
    )
  })

  test('the same events make the same hall', () => {
    fc.assert(
      fc.property(days, (steps) => {
        const hall = runDay(steps)
        const again = createHall(hall.hall.hallId)
        for (const event of JSON.parse(JSON.stringify(hall.events))) evolve(again, event)
        expect(again).toEqual(hall.hall)
      }),
      { ...runs, numRuns: 3 },
    )
  })

  test('these days are not idle', () => {
    const seen = new Map<string, number>()
    for (const steps of fc.sample(days, { ...runs, numRuns: 12 })) {
      for (const { type } of runDay(steps).events) seen.set(type, (seen.get(type) ?? 0) + 1)
    }
    for (const type of ['LegQueued', 'ServiceItemAdded', 'ServiceItemDropped']) {
      expect(seen.get(type) ?? 0, type).toBeGreaterThan(2)
    }
    expect(seen.get('TicketTransferred') ?? 0).toBeGreaterThan(2)
  })
})
