import { describe, expect, test } from 'vitest'
import { deadlinesOf } from '../deadlines.ts'
import { byItself, openHall, type Scenario } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import {
  abandons,
  arrive,
  by,
  callsNext,
  closesDay,
  misses,
  opens,
  opensDay,
  recalls,
  reinstates,
  starts,
} from '../steps.testkit.ts'

const missedFirst = (others: number, plan = smallPlan()): Scenario =>
  arrive(openHall(plan).given(opens('w1')), others + 1).given(callsNext('w1'), misses('w1'))

describe('nobody came', () => {
  test('[MISS-1] the number is kept and the window is free', () => {
    const hall = arrive(openHall().given(opens('w1')), 1).given(callsNext('w1'))
    hall.when(misses('w1')).thenHappens({
      NoShowRecorded: { number: 'A001', windowId: 'w1', callCount: 1, by: 'clerk' },
    })
    expect(hall.ticket('A001')).toMatchObject({ status: 'no-show', windowId: 'w1' })
    expect(hall.window('w1')).toMatchObject({ ticketId: undefined, noShowsToday: 1 })
  })

  test('[MISS-1] only a called number can be missed', () => {
    const hall = arrive(openHall().given(opens('w1')), 1)
    hall.when(misses('w1')).thenRefused('NothingCalled')
    hall.given(callsNext('w1'), starts('w1')).when(misses('w1')).thenRefused('NothingCalled')
  })

  test('[MISS-2] is recorded by itself after the last call and the least time', () => {
    const hall = arrive(openHall().given(opens('w1')), 1).given(callsNext('w1'))
    const calledAt = hall.now
    hall.later(20).given(recalls('w1')).later(20).given(recalls('w1'))
    const deadline = deadlinesOf(hall.hall)[0]
    expect(deadline).toMatchObject({
      at: calledAt + 90_000,
      command: { type: 'RecordNoShow', data: { windowId: 'w1' } },
    })
    hall
      .later(50)
      .when(by(byItself, misses('w1')))
      .thenHappens({ NoShowRecorded: { by: 'deadline' } })
  })

  test('[MISS-2] leaves the last call its spacing', () => {
    const hall = arrive(openHall().given(opens('w1')), 1).given(callsNext('w1'))
    hall.later(80).given(recalls('w1')).later(30).given(recalls('w1'))
    expect(deadlinesOf(hall.hall)[0]?.at).toBe(hall.now + 20_000)
  })

  test('[MISS-2] comes again when the same number is put back and missed again', () => {
    const hall = arrive(openHall(smallPlan({ callCountMax: 1, reinstateCountMax: 2 })), 1)
    hall.given(opens('w1'), callsNext('w1'))
    const first = deadlinesOf(hall.hall)[0]?.commandId
    hall.later(90).given(by(byItself, misses('w1')), reinstates('A001'), callsNext('w1'))
    const second = deadlinesOf(hall.hall)[0]
    expect(second?.command.type).toBe('RecordNoShow')
    // The same id would be taken for the first miss told twice, and nothing would happen.
    expect(second?.commandId).not.toBe(first)
  })

  test('[MISS-2] does not come while calls are left, nor for who sat down', () => {
    const hall = arrive(openHall().given(opens('w1')), 1).given(callsNext('w1'))
    expect(deadlinesOf(hall.hall)[0]?.command.type).toBe('CloseDay')
    hall.later(20).given(recalls('w1')).later(20).given(recalls('w1'), starts('w1'))
    expect(deadlinesOf(hall.hall)[0]?.command.type).toBe('CloseDay')
  })
})

describe('back into the line', () => {
  test('[MISS-3] behind the next three people', () => {
    const hall = missedFirst(5)
    hall.when(reinstates('A001')).thenHappens({
      TicketReinstated: { ahead: 3, behindTicketId: hall.ticketId('A004'), reinstateCount: 1 },
    })
    expect(hall.line('A')).toEqual(['A002', 'A003', 'A004', 'A001', 'A005', 'A006'])
  })

  test('[MISS-3] behind those who were put back there before', () => {
    const hall = arrive(openHall().given(opens('w1')), 7)
    hall.given(callsNext('w1'), misses('w1'), callsNext('w1'), misses('w1'))
    hall.given(reinstates('A001'))
    hall.when(reinstates('A002')).thenHappens({ TicketReinstated: { ahead: 4 } })
    expect(hall.line('A')).toEqual(['A003', 'A004', 'A005', 'A001', 'A002', 'A006', 'A007'])
  })

  test('[MISS-3] behind the last when fewer wait, first when nobody does', () => {
    const two = missedFirst(2)
    two.when(reinstates('A001')).thenHappens({ TicketReinstated: { ahead: 2 } })
    expect(two.line('A')).toEqual(['A002', 'A003', 'A001'])
    missedFirst(0)
      .when(reinstates('A001'))
      .thenHappens({ TicketReinstated: { ahead: 0 } })
  })

  test('[MISS-3] a plan without a distance gives the own place back, and says so', () => {
    const hall = arrive(openHall(smallPlan({ reinstateBehindPeople: 0 })).given(opens('w1')), 4)
    for (const number of ['A001', 'A002', 'A003']) {
      hall.given(callsNext('w1'), misses('w1'))
      expect(hall.ticket(number)?.status).toBe('no-show')
    }
    hall.when(reinstates('A002')).thenHappens({ TicketReinstated: { ahead: 0 } })
    hall.when(reinstates('A001')).thenHappens({ TicketReinstated: { ahead: 0 } })
    hall.when(reinstates('A003')).thenHappens({ TicketReinstated: { ahead: 2 } })
    expect(hall.line('A')).toEqual(['A001', 'A002', 'A003', 'A004'])
  })

  test('[MISS-3] only a passed number comes back', () => {
    const hall = arrive(openHall().given(opens('w1')), 1)
    hall.when(reinstates('A001')).thenRefused('TicketNotCallable')
    hall.when(reinstates('A999')).thenRefused('TicketUnknown')
    hall.given(callsNext('w1')).when(reinstates('A001')).thenRefused('TicketNotCallable')
  })

  test('[MISS-4] the second miss of a session gives the number up', () => {
    const hall = missedFirst(0).given(reinstates('A001'), callsNext('w1'))
    hall
      .when(misses('w1'))
      .thenHappens(
        { NoShowRecorded: { number: 'A001' } },
        { TicketAbandoned: { number: 'A001', by: 'second-miss' } },
      )
    hall.when(reinstates('A001')).thenRefused('TicketUnknown')
    expect(hall.window('w1')?.ticketId).toBeUndefined()
  })

  test('[MISS-4] a return of the morning does not count in the afternoon', () => {
    const hall = missedFirst(0).given(reinstates('A001')).at('13:31').given(callsNext('w1'))
    hall.when(misses('w1')).thenHappens({ NoShowRecorded: { number: 'A001' } })
    hall.when(reinstates('A001')).thenHappens({ TicketReinstated: { reinstateCount: 1 } })
  })

  test('[MISS-4] a plan may allow no return at all', () => {
    missedFirst(1, smallPlan({ reinstateCountMax: 0 }))
      .when(reinstates('A001'))
      .thenRefused('ReinstateLimitReached')
  })

  test('[MISS-4] a passed number can be given up, and does not outlive the day', () => {
    missedFirst(0).when(abandons('A001')).thenAccepted()
    const hall = missedFirst(0).at('17:30').given(closesDay)
    hall.at('08:00', '2026-11-24').given(opensDay('2026-11-24'))
    hall.when(reinstates('A001')).thenRefused('TicketUnknown')
  })
})
