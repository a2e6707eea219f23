import { atClock, type Plan } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { monday, openHall, type Scenario } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import {
  arrive,
  callsNext,
  finishes,
  holds,
  misses,
  opens,
  press,
  reinstates,
  starts,
  takes,
  toQueue,
  transfers,
} from '../steps.testkit.ts'

const setting = {
  policyId: 'accumulating-priority' as const,
  rates: { ordinary: 1, booked: 2, priority: 3, returning: 4, transferred: 1.5 },
  overtakesMax: 2,
  capMs: 3_600_000,
}

const books = (appointmentId: string, from: string, to: string) =>
  press('BookAppointment', {
    appointmentId,
    itemCodes: ['N1'],
    packageCodes: [],
    audience: 'natural',
    slotFrom: atClock(monday, from),
    slotTo: atClock(monday, to),
  } as never)
const checksIn = (appointmentId: string) => press('CheckInAppointment', { appointmentId })

const planWith = (changed: Partial<typeof setting> = {}): Plan => ({
  ...smallPlan({ openTicketsPerPersonMax: 20 }),
  callPolicy: { ...setting, ...changed },
})

/** Calls once at w1 and serves; the number and the rule that chose it. */
function called(hall: Scenario): string {
  const { decision } = hall.when(callsNext('w1'))
  const [event] = decision.ok ? decision.events : []
  if (event?.type !== 'TicketCalled') throw new Error(JSON.stringify(decision))
  hall.given(starts('w1'), finishes('w1'))
  return `${event.data.number} ${event.data.basis.rule}`
}

const bookedHall = (changed: Partial<typeof setting>, bookings: number) => {
  const hall = openHall(planWith(changed)).given(opens('w1'))
  for (let one = 0; one < bookings; one += 1) hall.given(books(`b${one}`, '10:00', '10:30'))
  return hall
}

describe('accumulating priority', () => {
  test('[PRIO-1] a shorter wait at a faster rate overtakes, a much longer one does not', () => {
    const hall = bookedHall({ overtakesMax: 20 }, 2)
      .at('09:55')
      .given(takes(), checksIn('b0'))
      .at('09:56')
    hall.given(takes()).at('09:57').given(checksIn('b1'))
    // 5 min, 5 min times 2, 4 min, 3 min times 2
    hall.at('10:00')
    expect(called(hall)).toBe('A002 accumulated')
    expect(called(hall)).toBe('A004 accumulated')
    expect(called(hall)).toBe('A001 accumulated')
  })

  test('[PRIO-1] [CALL-3] the record keeps rates and score', () => {
    const hall = bookedHall({}, 1).at('09:55').given(takes(), checksIn('b0')).at('10:00')
    hall.when(callsNext('w1')).thenHappens({
      TicketCalled: {
        number: 'A002',
        basis: {
          policyId: 'accumulating-priority',
          parameters: { ...setting.rates, overtakesMax: 2, capMs: 3_600_000 },
          score: 600_000,
          eligibleCount: 2,
          rule: 'accumulated',
          passedOver: [],
        },
      },
    })
  })

  test('[PRIO-2] an appointment checked in late is ordinary', () => {
    const hall = openHall(planWith()).given(books('b', '09:00', '10:00'), opens('w1'))
    hall.at('09:20').given(takes(), checksIn('b'))
    expect(hall.ticket('A002')?.classes).toEqual([])
    expect(called(hall.at('09:40'))).toBe('A001 accumulated')
  })

  test('[PRIO-2] sent on by a window, and back from a hold, of which the faster counts', () => {
    const hall = arrive(openHall(planWith()).given(opens('w1'), opens('w2')), 3)
    hall.given(callsNext('w2'), starts('w2'), transfers('w2', toQueue('A')))
    expect(hall.ticket('A001')?.classes).toEqual(['transferred'])
    hall.given(callsNext('w2'), starts('w2'), holds('w2', 'papers-taken'), reinstates('A001'))
    expect(hall.ticket('A001')?.classes).toEqual(['transferred', 'returning'])
  })

  test('[PRIO-2] [MISS-3] a passed number gains nothing', () => {
    const hall = arrive(openHall(planWith()).given(opens('w1')), 5)
    hall.given(callsNext('w1'), misses('w1'), reinstates('A001'))
    expect(hall.ticket('A001')?.classes).toEqual([])
    expect(['A002', 'A003', 'A004', 'A001'].map(() => called(hall.later(1)).slice(0, 4))).toEqual([
      'A002',
      'A003',
      'A004',
      'A001',
    ])
  })

  test('[PRIO-3] after two calls past an ordinary number an ordinary one is called', () => {
    const hall = bookedHall({}, 4).at('09:50').given(takes()).later(1).given(takes())
    for (const one of ['b0', 'b1', 'b2', 'b3']) hall.later(1).given(checksIn(one))
    hall.at('10:00')
    expect([1, 2, 3, 4, 5, 6].map(() => called(hall))).toEqual([
      'A003 accumulated',
      'A004 accumulated',
      'A001 overtaken',
      'A005 accumulated',
      'A006 accumulated',
      'A002 overtaken',
    ])
  })

  test('[PRIO-4] who waited up to the limit comes first, by arrival', () => {
    const hall = bookedHall({ capMs: 600_000, overtakesMax: 20 }, 1).at('09:50').given(takes())
    hall.later(30).given(checksIn('b0')).at('09:59:59')
    expect(called(hall.fork(planWith()))).toBe('A002 accumulated')
    hall.at('10:00')
    expect(called(hall)).toBe('A001 cap')
  })
})
