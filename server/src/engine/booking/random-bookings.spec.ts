import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deadlinesOf } from '../deadlines.ts'
import { byItself, monday } from '../scenario.testkit.ts'
import { by, opensDay, press } from '../steps.testkit.ts'
import { type BookedSlot, isOpen, takesPlace } from '../taking/booked-slot.ts'
import { bookingHall, books, cancels, checksIn, person } from './booking.testkit.ts'

const clocks = ['09:00', '09:30', '10:00', '11:30', '13:30', '14:00']
const clock = fc.constantFrom(...clocks)
const id = fc.integer({ min: 1, max: 12 }).map((one) => `Y${one}`)
const visitor = fc.constantFrom('a', 'b', 'c', 'd').map(person)
const items = fc.constantFrom(['N1'], ['N2'], ['N1', 'N2'])

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(id, clock, items).map(([one, at, all]) => books(one, at, { items: all })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(id, clock, visitor)
      .map(([one, at, who]) => books(one, at, { visitor: who })),
  },
  { weight: 3, arbitrary: id.map(cancels) },
  { weight: 3, arbitrary: id.map(checksIn) },
)
const day = fc.array(fc.tuple(step, fc.nat(900)), { minLength: 20, maxLength: 120 })

describe('random days of bookings', () => {
  test('[BOOK-2] no slot ever holds more than its capacity, of the queue or of an item', () => {
    let full = 0
    fc.assert(
      fc.property(day, (presses) => {
        let over = 0
        const hall = bookingHall().given(opensDay(monday))
        for (const [one, seconds] of presses) {
          const { decision } = hall.later(seconds).run(one)
          if (!decision.ok && decision.refusal.code === 'SlotFull') full += 1
          over = Math.max(over, mostOver(hall.hall.appointments.values()))
        }
        return over === 0
      }),
      { numRuns: 60 },
    )
    // A test of a capacity that nobody reaches would prove nothing.
    expect(full).toBeGreaterThan(20)
  })

  test('[BOOK-5] every booking ends: checked in, cancelled or missed', () => {
    fc.assert(
      fc.property(day, (presses) => {
        const hall = bookingHall().given(opensDay(monday))
        for (const [one, seconds] of presses) hall.later(seconds).run(one)
        for (;;) {
          const due = deadlinesOf(hall.hall).find(
            ({ command }) => command.type === 'RecordMissedAppointments',
          )
          if (due === undefined) break
          hall.now = Math.max(hall.now, due.at) as typeof hall.now
          hall
            .run(by(byItself, press('RecordMissedAppointments', due.command.data as never)))
            .thenAccepted()
        }
        expect([...hall.hall.appointments.values()].filter(isOpen)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

interface Placed {
  readonly slotFrom: number
  readonly itemCodes: readonly string[]
  readonly state: BookedSlot['state']
}

const noon = bookingHall().at('12:00').now

/** How many of one slot, of the queue or of N2, stand above what the rules give. */
function mostOver(booked: Iterable<Placed>): number {
  const counts = new Map<string, number>()
  for (const one of booked) {
    if (!takesPlace(one)) continue
    const keys = one.itemCodes.includes('N2') ? ['queue', 'N2'] : ['queue']
    for (const key of keys) {
      const slot = `${key} ${one.slotFrom}`
      counts.set(slot, (counts.get(slot) ?? 0) + 1)
    }
  }
  const over = [...counts].map(([slot, count]) => {
    const [key, from] = slot.split(' ')
    const morning = Number(from) < noon
    if (key === 'N2') return morning ? count - 1 : 0
    return count - (morning ? 2 : 1)
  })
  return Math.max(0, ...over)
}
