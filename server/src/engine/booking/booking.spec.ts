import { atClock } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { monday } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { by, opensDay } from '../steps.testkit.ts'
import {
  bookingHall,
  bookingRules,
  books,
  cancels,
  checksIn,
  missesSlot,
  person,
} from './booking.testkit.ts'
import { placesIn, slotsOf } from './slots.ts'

const outside = { kind: 'device', deviceId: 'platform' } as never

describe('slots', () => {
  test('[BOOK-1] are parts of a session; what is left over is not one', () => {
    const { calendar } = smallPlan()
    const long = slotsOf(calendar, { slotMs: 3_600_000 }, monday)
    expect(long.map((slot) => slot.slotFrom)).toEqual(
      ['09:00', '10:00', '11:00', '13:30', '14:30', '15:30'].map((clock) => atClock(monday, clock)),
    )
    expect(slotsOf(calendar, bookingRules, monday)).toHaveLength(13)
  })

  test('[BOOK-1] are booked as they are, where the queue has some in that session', () => {
    const hall = bookingHall()
    hall.when(books('Y1', '09:00')).thenHappens({ AppointmentBooked: { queueId: 'A' } })
    hall.when(books('Y2', '09:10')).thenRefused('SlotNotOffered')
    hall.when(books('Y2', '09:00', { minutes: 60 })).thenRefused('SlotNotOffered')
    hall.when(books('Y2', '12:00')).thenRefused('SlotNotOffered')
    hall.when(books('Y2', '09:00', { items: ['P1'] })).thenRefused('SlotNotOffered')
  })

  test('[BOOK-1] open some days before, and close some days before', () => {
    const hall = bookingHall({ daysAheadMin: 1, daysAheadMax: 3 })
    hall.when(books('Y1', '14:00')).thenRefused('BookingTooSoon')
    hall.when(books('Y1', '14:00', { days: 4 })).thenRefused('BookingTooFarAhead')
    hall.when(books('Y1', '14:00', { days: 3 })).thenAccepted()
  })

  test('[BOOK-2] hold so many of the queue, and fewer of an item with a share of its own', () => {
    const hall = bookingHall().given(books('Y1', '09:00', { items: ['N1', 'N2'] }))
    hall.when(books('Y2', '09:00', { items: ['N2'] })).thenRefused('SlotFull')
    hall.given(books('Y2', '09:00')).when(books('Y3', '09:00')).thenRefused('SlotFull')
    hall
      .given(cancels('Y1'))
      .when(books('Y3', '09:00', { items: ['N2'] }))
      .thenAccepted()
  })

  test('[BOOK-2] tell what is left', () => {
    const { hall } = bookingHall().given(books('Y1', '09:00'))
    const [slot] = slotsOf(smallPlan().calendar, bookingRules, monday)
    const wanted = (itemCode: string) =>
      ({ queueId: 'A', itemCodes: [itemCode], packageCodes: [] }) as never
    if (slot === undefined) throw new Error('no slot')
    expect(placesIn(hall, bookingRules, slot, wanted('N1'))).toEqual({ perSlot: 2, left: 1 })
    expect(placesIn(hall, bookingRules, slot, wanted('N2'))).toEqual({ perSlot: 1, left: 1 })
  })
})

describe('one person', () => {
  const me = { visitor: person('a') }

  test('[BOOK-3] books once a day and so often in all; a cancelled one does not count', () => {
    const hall = bookingHall().given(books('Y1', '09:00', me))
    hall.when(books('Y2', '10:00', me)).thenRefused('TooManyBookings')
    hall.when(books('Y2', '10:00', { visitor: person('b') })).thenAccepted()
    hall.given(books('Y3', '09:00', { ...me, days: 1 }))
    hall.when(books('Y4', '09:00', { ...me, days: 3 })).thenRefused('TooManyBookings')
    hall
      .given(cancels('Y3'))
      .when(books('Y4', '09:00', { ...me, days: 3 }))
      .thenAccepted()
  })

  test('[BOOK-4] cancels until some time before the slot; staff later too', () => {
    const hall = bookingHall().given(books('Y1', '10:00'), books('Y2', '10:00'))
    hall
      .at('08:00')
      .when(by(outside, cancels('Y1')))
      .thenHappens({ AppointmentCancelled: {} })
    hall.when(by(outside, cancels('Y1'))).thenNothingHappens()
    hall
      .at('08:00:01')
      .when(by(outside, cancels('Y2')))
      .thenRefused('CancelTooLate')
    hall.given(cancels('Y2')).when(cancels('Y9')).thenRefused('AppointmentNotFound')
    hall.given(opensDay(monday)).at('10:00')
    hall.when(checksIn('Y2')).thenRefused('AppointmentCancelled')
  })

  test('[BOOK-4] does not cancel what is over', () => {
    const hall = bookingHall().given(books('Y1', '10:00'), books('Y2', '10:00'), opensDay(monday))
    hall.at('10:00').given(checksIn('Y1')).when(cancels('Y1')).thenRefused('AppointmentUsed')
    hall
      .at('10:46')
      .given(missesSlot('10:00'))
      .when(cancels('Y2'))
      .thenRefused('AppointmentTooLate')
  })

  test('[BOOK-9] comes with a booking and is not turned away for other numbers of the day', () => {
    const limits = {
      ticketsPerPersonPerDayMax: 1,
      coolDown: { afterAbandons: 1, waitMs: 0 },
      frequentAgentTickets: 5,
      quotas: [{ of: { kind: 'item', itemCode: 'N1' }, max: 1, reason: { zh: '限', en: 'few' } }],
    } as never
    const hall = bookingHall({ perPersonPerDayMax: 2 }, { limits }).given(
      books('Y1', '10:00', me),
      books('Y2', '10:00', me),
      opensDay(monday),
    )
    hall.at('10:00').given(checksIn('Y1')).when(checksIn('Y2')).thenAccepted()
    expect(hall.ticket('A002')?.personHash).toBe(person('a').personHash)
  })
})
