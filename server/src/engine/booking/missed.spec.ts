import { addDays, atClock } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { deadlinesOf } from '../deadlines.ts'
import { byItself, monday } from '../scenario.testkit.ts'
import { by, closesDay, opensDay, press } from '../steps.testkit.ts'
import { bookingHall, books, cancels, missesSlot, person } from './booking.testkit.ts'

describe('a booking that nobody comes for', () => {
  const me = { visitor: person('a') }

  test('[BOOK-5] is recorded at the end of its time, all of that slot at once', () => {
    const hall = bookingHall().given(
      books('Y1', '09:00'),
      books('Y2', '09:00'),
      books('Y3', '10:00'),
    )
    const due = deadlinesOf(hall.hall).find((one) => one.commandId.startsWith('missed'))
    expect(due?.at).toBe(atClock(monday, '09:45') + 1)
    hall.at('09:45').when(missesSlot('09:00')).thenRefused('AppointmentTooEarly')
    hall
      .later(1)
      .when(by(byItself, missesSlot('09:00')))
      .thenHappens({ AppointmentMissed: {} }, { AppointmentMissed: {} })
    const next = deadlinesOf(hall.hall).find((one) => one.commandId.startsWith('missed'))
    expect(next?.at).toBe(atClock(monday, '10:45') + 1)
    hall.when(missesSlot('09:00')).thenNothingHappens()
  })

  const tuesday = addDays(monday, 1)
  const missedTwice = () =>
    bookingHall()
      .given(books('Y1', '09:00', me), books('Y2', '09:00', { ...me, days: 1 }), opensDay(monday))
      .at('09:46')
      .given(missesSlot('09:00'), closesDay)
      .at('08:00', tuesday)
      .given(opensDay(tuesday))
      .at('09:46', tuesday)
      .given(missesSlot('09:00', 1))

  test('[BOOK-6] so often in so many days, and the person books no more for a while', () => {
    const hall = missedTwice()
    hall.when(books('Y3', '09:00', { ...me, days: 3 })).thenRefused('BookingLocked')
    hall.when(books('Y3', '09:00', { days: 3, visitor: person('b') })).thenAccepted()
    hall.at('09:47', addDays(monday, 31))
    hall.when(books('Y4', '09:00', { ...me, days: 35 })).thenAccepted()
  })

  test('[BOOK-6] does not count what lies too far apart', () => {
    const later = addDays(monday, 14)
    const hall = bookingHall()
      .given(books('Y1', '09:00', me), opensDay(monday))
      .at('09:46')
    hall.given(missesSlot('09:00'), closesDay).at('08:00', later)
    hall.given(opensDay(later), books('Y2', '09:00', { ...me, days: 14 })).at('09:46', later)
    hall.given(missesSlot('09:00', 14))
    hall.when(books('Y3', '09:00', { ...me, days: 15 })).thenAccepted()
  })

  test('[BOOK-6] does not count a day on which the hall was shut', () => {
    const hall = bookingHall({ noShow: { countMax: 1, withinDays: 10, lockDays: 30 } })
    hall
      .given(books('Y1', '09:00', me))
      .at('09:46')
      .given(missesSlot('09:00'))
    expect([...hall.hall.appointments.values()]).toMatchObject([{ state: 'missed' }])
    hall.when(books('Y2', '14:00', { ...me, days: 1 })).thenAccepted()
  })

  test('[BOOK-7] a clerk or guide gives the right back, with a reason of the list', () => {
    const lifts = (reasonCode: string, appointmentId = 'Y1') =>
      press('LiftBookingLock', { appointmentId, reasonCode })
    const hall = missedTwice()
    hall.when(lifts('no-reason')).thenRefused('ReasonUnknown')
    hall.when(lifts('hardship', 'Y9')).thenRefused('AppointmentNotFound')
    hall.when(press('LiftBookingLock', { reasonCode: 'hardship' })).thenRefused('NothingToLift')
    hall.when(lifts('hardship')).thenHappens({ BookingLockLifted: { reasonCode: 'hardship' } })
    hall.when(lifts('hardship')).thenRefused('NothingToLift')
    hall.when(books('Y3', '09:00', { ...me, days: 3 })).thenAccepted()
  })

  test('[BOOK-8] the same booking sent again changes nothing; another one under its id is refused', () => {
    const hall = bookingHall().given(books('Y1', '09:00', me))
    hall.when(books('Y1', '09:00', me)).thenNothingHappens()
    hall.when(books('Y1', '09:30', me)).thenRefused('AppointmentIdTaken')
    hall.when(books('Y1', '09:00')).thenRefused('AppointmentIdTaken')
    hall
      .given(cancels('Y1'))
      .when(books('Y1', '09:00', me))
      .thenNothingHappens()
  })
})
