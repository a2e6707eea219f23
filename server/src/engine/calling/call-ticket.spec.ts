import { describe, expect, test } from 'vitest'
import { openHall } from '../scenario.testkit.ts'
import {
  arrive,
  calls,
  callsNext,
  finishes,
  opens,
  starts,
  takes,
  toWindow,
  transfers,
  withNote,
} from '../steps.testkit.ts'

describe('calling a given number', () => {
  test('[CALL-6] is done for a reason, and tells whom it passed over', () => {
    const hall = arrive(openHall().given(opens('w1')), 3)
    hall.when(withNote(calls('w1', 'A003'))).thenHappens({
      TicketCalled: {
        number: 'A003',
        via: 'specific',
        reasonCode: 'priority',
        note: { noteId: 'note-1' },
        basis: {
          policyId: 'specific-call',
          eligibleCount: 3,
          passedOver: [
            { number: 'A001', because: 'specific-call' },
            { number: 'A002', because: 'specific-call' },
          ],
        },
      },
    })
  })

  test('[CALL-6] is refused for a reason that is not in the list', () => {
    const hall = arrive(openHall().given(opens('w1')), 1)
    hall.when(calls('w1', 'A001', 'a-friend')).thenRefused('ReasonUnknown')
  })

  test('[CALL-6] is refused for a number that is not waiting', () => {
    const hall = arrive(openHall().given(opens('w1'), opens('w2')), 1).given(callsNext('w1'))
    hall.when(calls('w2', 'A001')).thenRefused('TicketNotCallable')
    hall.given(starts('w1')).when(calls('w2', 'A001')).thenRefused('TicketNotCallable')
    hall.given(finishes('w1')).when(calls('w2', 'A001')).thenRefused('TicketUnknown')
  })

  test('[CALL-6] is refused where the window cannot do all of it', () => {
    openHall()
      .given(opens('w3'), opens('w4'), takes())
      .when(calls('w3', 'A001'))
      .thenRefused('TransferPointless')
      .when(calls('w4', 'A001'))
      .thenRefused('TransferPointless')
  })

  test('[CALL-6] is refused so even when the number was sent to another window', () => {
    openHall()
      .given(opens('w1'), opens('w2'), opens('w3'), takes(), callsNext('w1'))
      .given(transfers('w1', toWindow('w2')))
      .when(calls('w3', 'A001'))
      .thenRefused('TransferPointless')
  })

  test('[CALL-6] reaches a number of a queue that the window does not call', () => {
    openHall()
      .given(opens('w1'), takes({ items: ['N1'] }), callsNext('w1'))
      .given(opens('w2'), transfers('w1', toWindow('w2')))
      .when(calls('w1', 'A001'))
      .thenHappens({ TicketCalled: { number: 'A001', windowId: 'w1' } })
  })

  test('[CALL-2] is refused where something else is going on', () => {
    const hall = arrive(openHall(), 2)
    hall.when(calls('w1', 'A001')).thenRefused('WindowClosed')
    hall.given(opens('w1'), callsNext('w1')).when(calls('w1', 'A002')).thenRefused('WindowBusy')
  })

  test('[CALL-3] after it, the others keep their order', () => {
    const hall = arrive(openHall().given(opens('w1')), 3).given(calls('w1', 'A002'))
    expect(hall.line('A')).toEqual(['A001', 'A003'])
  })
})
