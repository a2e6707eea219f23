import { atClock, type EpochMs } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { monday, openHall, plannedHall, Scenario } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { adopts, callsNext, closesDay, opens, press, takes } from '../steps.testkit.ts'

const slot = (from: string, to: string, more: object = {}) =>
  press('BookAppointment', {
    appointmentId: 'Y1',
    itemCodes: ['N1'],
    packageCodes: [],
    audience: 'natural',
    slotFrom: atClock(monday, from),
    slotTo: atClock(monday, to),
    ...more,
  } as never)
const checksIn = (appointmentId = 'Y1') => press('CheckInAppointment', { appointmentId })

describe('a booking', () => {
  test('[TAKE-10] is kept, also while the hall is closed', () => {
    plannedHall()
      .when(slot('10:00', '11:00'))
      .thenHappens({ AppointmentBooked: { appointmentId: 'Y1' } })
  })

  test('[TAKE-10] has an id of its own and a slot that is not over', () => {
    const hall = openHall()
    hall.when(slot('08:00', '09:00')).thenRefused('AppointmentTooLate')
    hall.when(slot('11:00', '10:00')).thenRefused('MalformedCommand')
    hall
      .given(slot('10:00', '11:00'))
      .when(slot('14:00', '15:00'))
      .thenRefused('AppointmentIdTaken')
  })

  test('[TAKE-10] is for a day on which the hall opens', () => {
    const sunday = { slotFrom: atClock(monday, '10:00') - 86_400_000 }
    const nextSunday = Object.fromEntries(
      Object.entries({ slotFrom: '10:00', slotTo: '11:00' }).map(([name, clock]) => [
        name,
        atClock(monday, clock) + 6 * 86_400_000,
      ]),
    )
    openHall()
      .when(slot('10:00', '11:00', nextSunday))
      .thenRefused('HallNotOpenToday')
    openHall()
      .when(slot('10:00', '11:00', sunday))
      .thenRefused('HallNotOpenToday')
  })

  test('[TAKE-10] is for what one window can do', () => {
    const hall = openHall()
    const firm = { itemCodes: ['L1', 'P1'], audience: 'legal' }
    hall.when(slot('10:00', '11:00', firm)).thenRefused('NoWindowForAllItems')
    hall.when(slot('10:00', '11:00', { itemCodes: ['N9'] })).thenRefused('ItemUnknown')
  })
})

describe('checking in', () => {
  test('[TAKE-11] the number still knows its booking when it is called', () => {
    const hall = openHall().given(opens('w1'), slot('09:00', '10:00'), checksIn(), callsNext('w1'))
    expect(hall.ticket('A001')).toMatchObject({ status: 'called', appointmentId: 'Y1' })
  })

  test('[TAKE-11] becomes a number without any further choice', () => {
    const hall = openHall().given(slot('10:00', '11:00')).at('09:45')
    hall
      .when(checksIn())
      .thenHappens(
        { AppointmentCheckedIn: { appointmentId: 'Y1', timing: 'on-time' } },
        { TicketIssued: { number: 'A001', source: 'appointment', itemCodes: ['N1'] } },
      )
    hall.given(opens('w1')).when(callsNext('w1')).thenAccepted()
  })

  test('[TAKE-11] tells who came late in the slot', () => {
    const hall = openHall().given(slot('10:00', '11:00'))
    hall
      .at('10:15:01')
      .when(checksIn())
      .thenHappens({ AppointmentCheckedIn: { timing: 'late' } }, { TicketIssued: {} })
  })

  test('[TAKE-11] not before and not after its time', () => {
    const hall = openHall().given(slot('10:00', '11:00'))
    const early = hall.at('09:44:59').when(checksIn())
    early.thenRefused('AppointmentTooEarly')
    expect(early.decision).toMatchObject({ refusal: { detail: '09:45' } })
    hall.at('11:15:01').when(checksIn()).thenRefused('AppointmentTooLate')
    hall.at('11:15').when(checksIn()).thenAccepted()
  })

  test('[TAKE-11] once, and only what was booked', () => {
    const hall = openHall().given(slot('10:00', '11:00')).at('10:00').given(checksIn())
    hall.when(checksIn()).thenRefused('AppointmentUsed')
    hall.when(checksIn('Y2')).thenRefused('AppointmentNotFound')
  })

  test('[TAKE-11] what a new plan does not know any more is told, not promised again', () => {
    const plan = smallPlan()
    const items = plan.items.filter((item) => item.code !== 'N1')
    const hall = openHall()
      .given(slot('10:00', '11:00'), adopts({ ...plan, items }))
      .at('10:00')
    hall.when(checksIn()).thenRefused('ItemUnknown')
  })

  test('[TAKE-10] nothing is booked, taken or checked in before there is a plan', () => {
    const hall = new Scenario(smallPlan())
    hall.when(slot('10:00', '11:00')).thenRefused('DayNotOpen')
    hall.when(takes()).thenRefused('DayNotOpen')
    hall.when(checksIn()).thenRefused('DayNotOpen')
  })

  test('[TAKE-11] needs an open day', () => {
    const hall = openHall().given(slot('10:00', '11:00'), closesDay)
    hall.at('10:00').when(checksIn()).thenRefused('DayNotOpen')
    const at = atClock(monday, '10:00') as EpochMs
    plannedHall()
      .given(slot('10:00', '11:00', { slotFrom: at }))
      .at('10:00')
      .when(checksIn())
      .thenRefused('DayNotOpen')
  })
})
