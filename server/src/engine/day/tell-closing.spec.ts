import { type HallSession, type Plan, planSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { boardView } from '../../views/board-view.ts'
import { ticketView } from '../../views/ticket-view.ts'
import { deadlinesOf } from '../deadlines.ts'
import { byItself, openHall, plannedHall, type Scenario } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { by, callsNext, opens, press, starts, takes } from '../steps.testkit.ts'

const tells = by(byItself, press('TellClosing', { businessDate: '2026-11-23' }))
const closing = (mode: 'serve-all' | 'tell'): Plan =>
  smallPlan({ closing: { mode, tellBeforeMs: 20 * 60_000 }, openTicketsPerPersonMax: 20 })
const ofClosing = (hall: Scenario) =>
  deadlinesOf(hall.hall, hall.now).find(({ command }) => command.type === 'TellClosing')
const pageOf = (hall: Scenario, number: string) =>
  ticketView(hall.hall as never, hall.ticketId(number), hall.now)

describe('before the hall closes', () => {
  test('[CLOSE-1] it is told once, so long before the last session ends', () => {
    const hall = openHall(closing('serve-all')).at('16:00')
    const due = ofClosing(hall)
    expect(new Date(due?.at ?? 0).toISOString()).toBe('2026-11-23T08:40:00.000Z')
    hall
      .at('16:40')
      .when(tells)
      .thenHappens({ ClosingTold: { mode: 'serve-all', unserved: [] } })
    expect(ofClosing(hall)).toBeUndefined()
    hall.when(tells).thenRefused('ClosingToldAlready')
    // A hall that was off when it was time says nothing afterwards.
    expect(ofClosing(openHall(closing('serve-all')).at('17:00'))).toBeUndefined()
  })

  test('[CLOSE-1] a plan without it tells nothing, and another day is refused', () => {
    const hall = openHall()
    expect(ofClosing(hall)).toBeUndefined()
    hall.when(tells).thenRefused('WrongDate')
    const other = by(byItself, press('TellClosing', { businessDate: '2026-11-24' }))
    openHall(closing('tell')).when(other).thenRefused('WrongDate')
    plannedHall(closing('tell')).when(tells).thenRefused('DayNotOpen')
  })

  test('[CLOSE-2] who will likely not be served is told, and keeps the place', () => {
    // Ten minutes each at the one window: two fit before 17:00, the one served now included.
    const hall = openHall(closing('tell')).given(opens('w1')).at('16:30')
    hall.given(takes(), takes(), takes(), takes(), callsNext('w1'), starts('w1'))
    hall.at('16:40').given(tells)
    expect(hall.hall.day?.closing?.unserved).toEqual([hall.ticketId('A004')])
    expect(pageOf(hall, 'A002')?.closing).toBe('will-be-served')
    expect(pageOf(hall, 'A004')).toMatchObject({ closing: 'may-not-be-served', ahead: 2 })
    expect(boardView(hall.hall as never, 'hall' as never, hall.now)?.hall.closing?.mode).toBe(
      'tell',
    )
  })

  test('[CLOSE-2] who waits for a window that nobody opens is told too', () => {
    const hall = openHall(closing('tell')).given(opens('w1')).at('16:35')
    hall
      .given(takes({ items: ['P1'] }))
      .at('16:40')
      .given(tells)
    expect(hall.hall.day?.closing?.unserved).toEqual([hall.ticketId('C001')])
  })
})

const session = (more: Partial<HallSession>) => ({
  sessionId: 'sun',
  name: { zh: '周日预约', en: 'Sunday' },
  from: '15:00',
  to: '17:00',
  takeFrom: '14:50',
  takeTo: '16:50',
  weekdays: [7],
  ...more,
})
const sundays = (more: Partial<HallSession> = {}): Plan => {
  const plan = smallPlan()
  const weekdays = plan.calendar.sessions.map((one) => ({ ...one, weekdays: [1, 2, 3, 4, 5] }))
  return planSchema.parse({
    ...plan,
    calendar: {
      ...plan.calendar,
      weekdays: [1, 2, 3, 4, 5, 7],
      sessions: [...weekdays, session(more)],
    },
  })
}
const sunday = '2026-11-29'
const opensSunday = press('OpenDay', { businessDate: sunday })

describe('sessions of some days', () => {
  test('[CLOSE-3] a Sunday session stands on Sundays alone; a make-up Saturday has those of a Monday', () => {
    const hall = plannedHall(sundays()).at('14:00', sunday).given(opensSunday)
    hall.at('10:00', sunday).when(takes()).thenRefused('OutsideTakingHours')
    hall.at('15:00', sunday).when(takes()).thenAccepted()
    const saturday = plannedHall(sundays()).at('08:00', '2026-11-28')
    saturday.given(press('OpenDay', { businessDate: '2026-11-28' }))
    saturday.at('09:00', '2026-11-28').when(takes()).thenAccepted()
    saturday.at('16:50', '2026-11-28').when(takes()).thenRefused('OutsideTakingHours')
  })

  test('[CLOSE-3] a session for bookings alone refuses others by name', () => {
    const hall = plannedHall(sundays({ byAppointment: true })).at('14:55', sunday)
    hall.given(opensSunday).when(takes()).thenRefused('SessionByAppointment')
  })

  test('[CLOSE-3] a session of some queues refuses the others by name', () => {
    const hall = plannedHall(sundays({ queues: ['A'] as never, extended: true })).at(
      '15:00',
      sunday,
    )
    hall.given(opensSunday).when(takes()).thenAccepted()
    hall.when(takes({ items: ['P1'] })).thenRefused('SessionNotForQueue')
  })

  test('[CLOSE-4] on a closed date, and after the last session, the board says when it goes on', () => {
    const headAt = (hall: Scenario) =>
      boardView(hall.hall as never, 'hall' as never, hall.now)?.hall
    const saturday = plannedHall(smallPlan()).at('10:00', '2026-12-05')
    expect(headAt(saturday)?.opensNext).toEqual({ date: '2026-12-07', from: '09:00' })
    const evening = openHall().at('18:00')
    expect(headAt(evening)).toMatchObject({ opensNext: { date: '2026-11-24', from: '09:00' } })
    expect(headAt(openHall().at('10:00'))?.opensNext).toBeUndefined()
  })
})
