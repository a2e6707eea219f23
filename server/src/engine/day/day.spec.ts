import { describe, expect, test } from 'vitest'
import { deadlinesOf } from '../deadlines.ts'
import { byItself, openHall, plannedHall, Scenario } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import {
  arrive,
  by,
  callsNext,
  closesDay,
  finishes,
  holds,
  midnight,
  misses,
  opens,
  opensDay,
  pauses,
  starts,
  takes,
} from '../steps.testkit.ts'

describe('opening the day', () => {
  test('[DAY-2] on a weekday of the calendar and on a make-up day', () => {
    plannedHall()
      .when(opensDay('2026-11-23'))
      .thenHappens({ DayOpened: { businessDate: '2026-11-23' } })
    plannedHall().at('08:00', '2026-11-28').when(opensDay('2026-11-28')).thenAccepted()
  })

  test('[DAY-2] not on a weekend nor on a closed date', () => {
    plannedHall()
      .at('08:00', '2026-11-29')
      .when(opensDay('2026-11-29'))
      .thenRefused('HallNotOpenToday')
    plannedHall()
      .at('08:00', '2026-11-25')
      .when(opensDay('2026-11-25'))
      .thenRefused('HallNotOpenToday')
  })

  test('[DAY-1] its date is the one in Asia/Shanghai at that moment', () => {
    plannedHall().at('00:00').when(opensDay('2026-11-23')).thenAccepted()
    plannedHall().at('23:59:59').when(opensDay('2026-11-23')).thenAccepted()
    plannedHall().when(opensDay('2026-11-22')).thenRefused('WrongDate')
    plannedHall().when(opensDay('2026-11-24')).thenRefused('WrongDate')
  })

  test('[DAY-3] once a date', () => {
    const hall = openHall()
    hall.when(opensDay('2026-11-23')).thenRefused('DayAlreadyOpen')
    hall.given(closesDay).when(opensDay('2026-11-23')).thenRefused('WrongDate')
    hall.at('08:00', '2026-11-24').when(opensDay('2026-11-24')).thenAccepted()
  })

  test('[DAY-3] numbers begin anew, lines and windows are empty', () => {
    const hall = arrive(openHall().given(opens('w1')), 3).given(closesDay)
    hall.at('09:00', '2026-11-24').given(opensDay('2026-11-24'))
    hall.when(takes()).thenHappens({ TicketIssued: { number: 'A001', ahead: 0 } })
    expect(hall.window('w1')).toMatchObject({ state: 'closed', finishedToday: 0 })
  })

  test('[DAY-7] needs a plan', () => {
    new Scenario(smallPlan()).when(opensDay('2026-11-23')).thenRefused('PlanNotValid')
  })
})

describe('closing the day', () => {
  test('[DAY-4] tells every number that is not over, whatever its state', () => {
    const hall = arrive(openHall().given(opens('w1'), opens('w2')), 5)
    hall.given(callsNext('w1'), starts('w1'), finishes('w1'))
    hall.given(callsNext('w1'), misses('w1'))
    hall.given(callsNext('w1'), starts('w1')).later(60).given(holds('w1', 'papers-kept')).later(30)
    hall.given(callsNext('w1'))
    const { decision } = hall.when(closesDay)
    const events = decision.ok ? decision.events : []
    const lapsed = events.flatMap((event) =>
      event.type === 'TicketExpired' ? [[event.data.number, event.data.status]] : [],
    )
    expect(lapsed.sort()).toEqual([
      ['A002', 'no-show'],
      ['A003', 'held'],
      ['A004', 'called'],
      ['A005', 'waiting'],
    ])
    expect(events.filter((event) => event.type === 'WindowClosed')).toHaveLength(2)
    expect(events.find((event) => event.type === 'ServingFinished')?.data).toMatchObject({
      number: 'A003',
      outcome: 'day-closed',
      servingMs: 60_000,
      heldMs: 30_000,
    })
    expect(events.at(-1)).toEqual({
      type: 'DayClosed',
      data: { businessDate: '2026-11-23', issued: 5, finished: 1, abandoned: 0, expired: 4 },
    })
  })

  test('[DAY-4] nobody is left, and each page still says how it ended', () => {
    const hall = arrive(openHall().given(opens('w1')), 2).given(closesDay)
    expect(hall.hall.tickets.size).toBe(0)
    expect(hall.line('A')).toEqual([])
    expect(hall.hall.day).toBeUndefined()
    expect([...hall.hall.closed.values()].map((one) => one.outcome)).toEqual(['expired', 'expired'])
    hall.when(closesDay).thenRefused('DayNotOpen')
  })

  test('[DAY-6] staff wait for who is being served', () => {
    const hall = arrive(openHall().given(opens('w1')), 1).given(callsNext('w1'), starts('w1'))
    const refused = hall.when(closesDay)
    refused.thenRefused('DayStillHasVisitors')
    expect(refused.decision).toMatchObject({ refusal: { detail: 'A001' } })
    hall.given(finishes('w1')).when(closesDay).thenAccepted()
  })

  test('[DAY-6] midnight does not', () => {
    const hall = arrive(openHall().given(opens('w1')), 1).given(callsNext('w1'), starts('w1'))
    hall
      .at('00:00', '2026-11-24')
      .when(midnight)
      .thenHappens(
        { ServingFinished: { outcome: 'day-closed' } },
        { TicketExpired: { status: 'serving' } },
        { WindowClosed: { by: 'day-closed' } },
        { DayClosed: { finished: 0, expired: 1 } },
      )
    expect(hall.window('w1')).toMatchObject({ state: 'closed', ticketId: undefined })
  })
})

describe('the hall by itself', () => {
  test('[DAY-5] closes at midnight what nobody closed', () => {
    const hall = openHall().given(opens('w1'), pauses('w1'))
    const deadline = deadlinesOf(hall.hall)[0]
    expect(deadline).toMatchObject({
      commandId: 'close-day:2026-11-23',
      command: { type: 'CloseDay' },
    })
    expect(deadline?.at).toBe(hall.at('00:00', '2026-11-24').now)
  })

  test('[DAY-5] opens ten minutes before the first taking hour of the next working day', () => {
    const hall = openHall().given(closesDay)
    expect(deadlinesOf(hall.hall)[0]).toMatchObject({
      commandId: 'open-day:2026-11-24',
      at: hall.at('08:20', '2026-11-24').now,
    })
    hall.given(by(byItself, opensDay('2026-11-24'))).given(closesDay)
    expect(deadlinesOf(hall.hall)[0]?.commandId).toBe('open-day:2026-11-26')
  })

  test('[DAY-5] over a weekend it opens on the make-up day', () => {
    const hall = plannedHall().at('08:20', '2026-11-27').given(opensDay('2026-11-27'), closesDay)
    expect(deadlinesOf(hall.hall)[0]?.commandId).toBe('open-day:2026-11-28')
  })

  test('[DAY-5] a hall that was off for days opens the present one, not a past one', () => {
    const hall = openHall().given(closesDay)
    const friday = hall.at('07:00', '2026-11-27').now
    expect(deadlinesOf(hall.hall, friday)[0]?.commandId).toBe('open-day:2026-11-27')
  })

  test('[DAY-5] does nothing without a plan, nor when no day is near', () => {
    expect(deadlinesOf(new Scenario(smallPlan()).hall)).toEqual([])
    const plan = smallPlan()
    const never = { ...plan, calendar: { ...plan.calendar, weekdays: [], openDates: [] } }
    expect(deadlinesOf(plannedHall(never).hall)).toEqual([])
  })
})
