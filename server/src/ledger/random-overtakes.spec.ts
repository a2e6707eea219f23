import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evolve } from '../engine/evolve.ts'
import { createHall } from '../engine/hall.ts'
import { type RandomPress, randomPress } from '../engine/random-hall.testkit.ts'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { arrive, opens } from '../engine/steps.testkit.ts'
import { overtakeOf } from './overtakes.ts'

const presses = fc.noBias(fc.array(randomPress, { minLength: 20, maxLength: 150, size: 'max' }))
const runs = { numRuns: 25, seed: 20_261_125 }

function dayOf(pressed: readonly RandomPress[]) {
  // A line from the start: on an empty hall nobody is passed over.
  const hall = openHall().given(...['w1', 'w2', 'w3', 'w4'].map(opens))
  arrive(arrive(hall, 8), 4, { items: ['P1'] })
  for (const { step, seconds } of pressed) hall.later(seconds).run(step)
  return hall
}

/** Each call with what the report says of it, and with what the call itself kept. */
function callsOf({ events, hall }: Scenario) {
  const again = createHall(hall.hallId)
  return events.flatMap((event) => {
    const overtake = event.type === 'TicketCalled' ? overtakeOf(again, event) : undefined
    evolve(again, event)
    return event.type === 'TicketCalled' ? [{ call: event.data, overtake }] : []
  })
}

test('[OVERTAKE-1] the report agrees with what each call kept, on any day', () => {
  let seen = 0
  fc.assert(
    fc.property(presses, (pressed) => {
      for (const { call, overtake } of callsOf(dayOf(pressed))) {
        const could = call.basis.passedOver.filter(
          ({ because }) => because === 'lower-score' || because === 'specific-call',
        )
        // The call keeps five of all who came earlier, the report five of those it could have taken.
        const named = overtake?.passedOver.map(({ ticketId }) => ticketId) ?? []
        expect(named).toEqual(expect.arrayContaining(could.map(({ ticketId }) => ticketId)))
        if (overtake === undefined) continue
        seen += 1
        expect(overtake.passedOverCount).toBeGreaterThanOrEqual(named.length)
        for (const { arrivedAt } of overtake.passedOver)
          expect(arrivedAt).toBeLessThan(overtake.arrivedAt)
      }
    }),
    runs,
  )
  expect(seen).toBeGreaterThan(15)
})

test('[OVERTAKE-2] first come, first served passes over only by number and after a miss', () => {
  const kinds = new Set<string>()
  fc.assert(
    fc.property(presses, (pressed) => {
      for (const { call, overtake } of callsOf(dayOf(pressed))) {
        if (overtake === undefined) continue
        kinds.add(overtake.kind)
        expect(overtake.kind).toBe(call.via === 'specific' ? 'by-number' : 'put-back')
      }
    }),
    runs,
  )
  expect([...kinds].sort()).toEqual(['by-number', 'put-back'])
})
