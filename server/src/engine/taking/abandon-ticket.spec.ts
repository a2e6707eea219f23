import { describe, expect, test } from 'vitest'
import { openHall } from '../scenario.testkit.ts'
import {
  abandons,
  arrive,
  by,
  callsNext,
  finishes,
  misses,
  opens,
  starts,
} from '../steps.testkit.ts'

const hallWith = (count: number) => arrive(openHall().given(opens('w1')), count)

describe('giving a number up', () => {
  test('[TAKE-9] while it waits, it leaves the line', () => {
    const hall = hallWith(3)
    hall
      .when(by({ kind: 'visitor' }, abandons('A002')))
      .thenHappens({ TicketAbandoned: { number: 'A002', by: 'visitor' } })
    expect(hall.line('A')).toEqual(['A001', 'A003'])
    expect(hall.hall.closed.get(hall.ticketId('A002'))).toMatchObject({ outcome: 'abandoned' })
    expect(hall.hall.day?.abandoned).toBe(1)
  })

  test('[TAKE-9] while it is called, it frees the window', () => {
    const hall = hallWith(2).given(callsNext('w1'))
    hall.when(abandons('A001', 'left')).thenHappens({
      TicketAbandoned: { by: 'staff', reasonCode: 'left' },
    })
    hall.when(callsNext('w1')).thenHappens({ TicketCalled: { number: 'A002' } })
  })

  test('[TAKE-9] after it was missed', () => {
    hallWith(1).given(callsNext('w1'), misses('w1')).when(abandons('A001')).thenAccepted()
  })

  test('[TAKE-9] not while it is served, not when it is over, not for any reason', () => {
    const hall = hallWith(2).given(callsNext('w1'), starts('w1'))
    hall.when(abandons('A001')).thenRefused('TicketNotCallable')
    hall.given(finishes('w1')).when(abandons('A001')).thenRefused('TicketUnknown')
    hall.when(abandons('A002', 'no-mood')).thenRefused('ReasonUnknown')
  })
})
