import type { EpochMs } from '@yihao/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { departmentsPlan } from '../../engine/legs/departments.testkit.ts'
import { monday, openHall, type Scenario } from '../../engine/scenario.testkit.ts'
import { callsNext, finishes, opens, starts, takes } from '../../engine/steps.testkit.ts'
import { type DayVisitor, hallOn } from './day-hall.ts'
import { runDay } from './run-day.ts'

const plan = departmentsPlan({ precedences: [['T1', 'S1']] })
const hall = hallOn(plan, monday)
const wishes = [['T1'], ['T1', 'S1'], ['S2', 'T2', 'H1'], ['H1', 'S1'], ['T5', 'S5'], ['H2', 'T3']]

/** Odd and even milliseconds, so that nobody comes at the very moment at which another is done. */
const visitors: fc.Arbitrary<readonly DayVisitor[]> = fc
  .array(
    fc.record({
      gapS: fc.nat(200),
      wish: fc.constantFrom(...wishes),
      serviceS: fc.integer({ min: 30, max: 900 }),
    }),
    { minLength: 5, maxLength: 40, size: 'max' },
  )
  .map((made) => {
    let at = openHall(plan).now
    return made.map(({ gapS, wish, serviceS }, place) => {
      at = (at + (gapS + 1) * 1_000) as EpochMs
      return {
        at: (at + 2 * place) as EpochMs,
        queueId: wish.length === 1 ? 'T' : 'A',
        itemCodes: wish,
        packageCodes: [],
        audience: 'natural',
        classes: [],
        serviceMs: serviceS * 1_000 + 1,
        patienceMs: Number.POSITIVE_INFINITY,
      } as unknown as DayVisitor
    })
  })

/** What happens when, in a real hall beside the simulated one. */
interface Happening {
  readonly at: number
  readonly rank: number
  readonly does: () => void
}

function lastNumber({ events }: Scenario, type: 'TicketIssued' | 'TicketCalled'): string {
  const numbers = events.flatMap((event) => (event.type === type ? [event.data.number] : []))
  return numbers.at(-1) ?? ''
}

test('[LEG-1] [LEG-2] [LEG-4] a simulated day goes from window to window as the engine does', () => {
  let legs = 0
  fc.assert(
    fc.property(visitors, (people) => {
      const { calls } = runDay(hall, people, { policyId: 'first-come-first-served' })
      legs += calls.filter(({ ticket }) => ticket.legsDone > 0).length
      const real = openHall(plan).given(...plan.windows.map(({ windowId }) => opens(windowId)))
      const numbers: string[] = []
      const comes = people.map(({ at, itemCodes }): Happening => {
        const take = () => {
          real.run(takes({ items: itemCodes })).thenAccepted()
          numbers.push(lastNumber(real, 'TicketIssued'))
        }
        return { at, rank: 1, does: take }
      })
      const served = calls.flatMap(({ ticket, windowId, at }): readonly Happening[] => {
        const call = () => {
          real.run(callsNext(windowId)).thenAccepted()
          const number = lastNumber(real, 'TicketCalled')
          expect(number).toBe(numbers[ticket.order.tie])
          expect(real.ticket(number)?.itemCodes).toEqual(ticket.leg.itemCodes)
          real.run(starts(windowId)).thenAccepted()
        }
        const end = at + ticket.service
        return [
          { at, rank: 2, does: call },
          { at: end, rank: 0, does: () => real.run(finishes(windowId)).thenAccepted() },
        ]
      })
      const all = [...comes, ...served].sort((a, b) => a.at - b.at || a.rank - b.rank)
      for (const { at, does } of all) {
        real.now = at as EpochMs
        does()
      }
      expect(real.hall.tickets.size).toBe(0)
      expect(real.hall.closed.size).toBe(people.length)
    }),
    { numRuns: 15, seed: 20_261_127 },
  )
  expect(legs).toBeGreaterThan(60)
}, 30_000)
