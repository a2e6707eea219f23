import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RandomPress, randomPress } from '../engine/random-hall.testkit.ts'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { closesDay, midnight, opens } from '../engine/steps.testkit.ts'
import { checkVisit, secondsOf, visitsOf } from './ledger.testkit.ts'

/** The same days on every machine. */
const runs = { numRuns: 25, seed: 20_261_124 }
const presses = fc.noBias(fc.array(randomPress, { minLength: 20, maxLength: 150, size: 'max' }))

/** Break is a fault here, so that the random pauses make some. */
function dayOf(pressed: readonly RandomPress[], begins: string, faultPauses = ['break']): Scenario {
  const plan = smallPlan({ faultPauses })
  const hall = openHall(plan)
    .at(begins)
    .given(...['w1', 'w2', 'w3', 'w4'].map(opens))
  for (const { step, seconds } of pressed) hall.later(seconds).run(step)
  return hall
}

const startsAt = fc.constantFrom('09:00', '11:30', '16:00')

describe('whatever is pressed in whatever order', () => {
  test('[LEDGER-1] every visit is whole at every moment and [LEDGER-2] never negative', () => {
    fc.assert(
      fc.property(presses, startsAt, (pressed, begins) => {
        const hall = dayOf(pressed, begins)
        for (const visit of visitsOf(hall.events, hall.now)) checkVisit(visit)
      }),
      runs,
    )
  })

  test('[LEDGER-1] after the day each number has one visit, from its arrival to its end', () => {
    fc.assert(
      fc.property(presses, startsAt, (pressed, begins) => {
        const hall = dayOf(pressed, begins)
        if (hall.hall.day !== undefined) hall.run(closesDay)
        if (hall.hall.day !== undefined) hall.at('00:00', '2026-11-24').given(midnight)
        const visits = visitsOf(hall.events)
        const issued = hall.events.filter(({ type }) => type === 'TicketIssued')
        expect(visits.map(({ over }) => over)).toEqual(issued.map(() => true))
        expect(new Set(visits.map(({ ticketId }) => ticketId)).size).toBe(issued.length)
        for (const { ticketId, from, to } of visits) {
          const closed = hall.hall.closed.get(ticketId)
          expect(from).toBe(closed?.issuedAt)
          expect(to).toBeGreaterThanOrEqual(closed?.closedAt ?? 0)
        }
      }),
      runs,
    )
  })

  test('[TIME-3] without faults and with a clock that goes forward it serves what the services say', () => {
    fc.assert(
      fc.property(presses, startsAt, (pressed, begins) => {
        const forward = pressed.map((one) => ({ ...one, seconds: Math.max(0, one.seconds) }))
        const hall = dayOf(forward, begins, [])
        if (hall.hall.day !== undefined) hall.at('00:00', '2026-11-24').given(midnight)
        const told = new Map<string, number>()
        for (const { type, data } of hall.events) {
          if (type !== 'ServingFinished') continue
          told.set(data.ticketId, (told.get(data.ticketId) ?? 0) + data.servingMs)
        }
        for (const visit of visitsOf(hall.events)) {
          expect(secondsOf(visit, 'serving') * 1_000).toBe(told.get(visit.ticketId) ?? 0)
        }
      }),
      runs,
    )
  })

  test('what is served at a window is a clerk’s, and every owner is met', () => {
    const seen = new Set<string>()
    for (const [pressed, begins] of fc.sample(fc.tuple(presses, startsAt), runs)) {
      const hall = dayOf(pressed, begins)
      for (const { owner, windowId, clerkId } of visitsOf(hall.events).flatMap(
        ({ segments }) => segments,
      )) {
        seen.add(owner)
        if (owner === 'serving' || owner === 'papers-kept') expect(windowId).toBeDefined()
        if (owner === 'serving') expect(clerkId).toBeDefined()
      }
    }
    expect(seen.size).toBe(9)
  })
})
