import { describe, expect, test } from 'vitest'
import { openHall } from '../scenario.testkit.ts'
import {
  arrive,
  callsNext,
  finishes,
  misses,
  opens,
  pauses,
  press,
  reinstates,
  starts,
  takes,
  toWindow,
  transfers,
} from '../steps.testkit.ts'

describe('who is called next', () => {
  test('[CALL-1] the earliest arrival of all queues that the window calls', () => {
    openHall()
      .given(opens('w2'), takes({ items: ['P1'] }))
      .later(60)
      .given(takes())
      .when(callsNext('w2'))
      .thenHappens({ TicketCalled: { number: 'C001', windowId: 'w2', via: 'next', callCount: 1 } })
  })

  test('[CALL-1] a window passes over what its skills do not cover', () => {
    openHall()
      .given(opens('w4'), takes({ items: ['N1'] }))
      .later(60)
      .given(takes({ items: ['N2'] }))
      .when(callsNext('w4'))
      .thenHappens({ TicketCalled: { number: 'A002' } })
  })

  test('[CALL-1] a number with one item too many for the window is not called there', () => {
    openHall()
      .given(opens('w4'), takes({ items: ['N1', 'N2'] }))
      .when(callsNext('w4'))
      .thenRefused('NobodyWaiting')
  })

  test('[CALL-1] who was put back is called from the place in line', () => {
    const hall = arrive(openHall().given(opens('w1'), opens('w2')), 5)
    hall.given(callsNext('w1'), misses('w1'), reinstates('A001'))
    for (const number of ['A002', 'A003', 'A004', 'A001', 'A005']) {
      hall.when(callsNext('w1')).thenHappens({ TicketCalled: { number } })
      hall.given(starts('w1'), finishes('w1'))
    }
  })

  test('[CALL-1] two of one millisecond are called in the order of their numbers', () => {
    openHall()
      .given(opens('w1'), takes(), takes())
      .when(callsNext('w1'))
      .thenHappens({ TicketCalled: { number: 'A001' } })
  })
})

describe('when a window may call', () => {
  test('[CALL-2] a closed window calls nobody', () => {
    openHall().given(takes()).when(callsNext('w1')).thenRefused('WindowClosed')
  })

  test('[CALL-2] a paused window calls nobody', () => {
    openHall()
      .given(takes(), opens('w1'), pauses('w1'))
      .when(callsNext('w1'))
      .thenRefused('WindowPaused')
  })

  test('[CALL-2] a window with a number calls nobody else', () => {
    const hall = arrive(openHall(), 2).given(opens('w1'), callsNext('w1'))
    hall.when(callsNext('w1')).thenRefused('WindowBusy')
    hall.given(starts('w1')).when(callsNext('w1')).thenRefused('WindowBusy')
    hall.given(finishes('w1')).when(callsNext('w1')).thenAccepted()
  })

  test('[CALL-2] a window that the plan does not know calls nobody', () => {
    openHall()
      .when(press('CallNext', { windowId: 'w9' }))
      .thenRefused('WindowUnknown')
  })

  test('[CALL-2] without anybody waiting nothing is called', () => {
    openHall().given(opens('w1')).when(callsNext('w1')).thenRefused('NobodyWaiting')
  })
})

describe('the record of a call', () => {
  test('[CALL-3] names the policy, the score and how many could have been called', () => {
    const hall = arrive(openHall().given(opens('w1')), 3).later(57)
    hall.when(callsNext('w1')).thenHappens({
      TicketCalled: {
        waitMs: 59_000,
        basis: {
          policyId: 'first-come-first-served',
          parameters: {},
          score: 59_000,
          eligibleCount: 3,
          passedOver: [],
        },
      },
    })
  })

  test('[CALL-3] names earlier arrivals that were passed over, and why', () => {
    const hall = openHall().given(opens('w1'), opens('w2'), opens('w4'))
    hall.given(takes({ items: ['N1'] })).later(1)
    hall.given(takes({ items: ['L1'], audience: 'legal' })).later(1)
    hall.given(takes({ items: ['P1'] }), callsNext('w4'), transfers('w4', toWindow('w2'))).later(1)
    hall.given(takes({ items: ['N2'] }))
    hall.when(callsNext('w4')).thenHappens({
      TicketCalled: {
        number: 'A002',
        basis: {
          passedOver: [
            { number: 'A001', because: 'skill-missing' },
            { number: 'B001', because: 'not-served-here' },
            { number: 'C001', because: 'other-window' },
          ],
        },
      },
    })
  })

  test('[CALL-3] names no more than five', () => {
    const hall = arrive(openHall().given(opens('w4')), 7, { items: ['N1'] })
    hall.later(1).given(takes({ items: ['N2'] }))
    const { decision } = hall.when(callsNext('w4'))
    const event = decision.ok ? decision.events[0] : undefined
    const numbers =
      event?.type === 'TicketCalled' ? event.data.basis.passedOver.map((one) => one.number) : []
    expect(numbers).toEqual(['A001', 'A002', 'A003', 'A004', 'A005'])
  })
})
