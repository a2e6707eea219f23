import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../scenario.testkit.ts'
import {
  adds,
  callsNext,
  finishes,
  holds,
  opens,
  returns,
  starts,
  takes,
  takesUp,
  withNote,
} from '../steps.testkit.ts'

const served = (): Scenario =>
  openHall()
    .given(opens('w1'), takes({ items: ['N1'] }), callsNext('w1'))
    .later(15)
    .given(starts('w1'))

describe('a service', () => {
  test('begins when the visitor sits down, with the way to the window and the clerk', () => {
    openHall()
      .given(opens('w1'), takes(), callsNext('w1'))
      .later(15)
      .when(starts('w1'))
      .thenHappens({ ServingStarted: { number: 'A001', approachMs: 15_000, clerkId: 'li' } })
  })

  test('begins and ends only where there is somebody', () => {
    const hall = openHall().given(opens('w1'))
    hall.when(starts('w1')).thenRefused('NothingCalled')
    hall.when(finishes('w1')).thenRefused('NothingServing')
    hall.given(takes(), callsNext('w1')).when(finishes('w1')).thenRefused('NothingServing')
    hall.given(starts('w1')).when(starts('w1')).thenRefused('NothingCalled')
  })

  test('[TIME-3] its length leaves out the time on hold, told beside it', () => {
    const hall = served().later(60).given(holds('w1', 'awaiting-step')).later(300)
    hall.given(takesUp('w1', 'A001')).later(40)
    hall.when(finishes('w1')).thenHappens({
      ServingFinished: { outcome: 'finished', servingMs: 100_000, heldMs: 300_000 },
    })
    expect(hall.window('w1')).toMatchObject({ finishedToday: 1, servingMsToday: 100_000 })
  })

  test('[TIME-3] two holds add up', () => {
    const hall = served()
    for (let one = 0; one < 2; one += 1) {
      hall.later(10).given(holds('w1', 'papers-kept')).later(100).given(takesUp('w1', 'A001'))
    }
    hall.when(finishes('w1')).thenHappens({
      ServingFinished: { servingMs: 20_000, heldMs: 200_000 },
    })
  })

  test('[TIME-1] a clock that was set back makes nothing negative', () => {
    const hall = served().later(-600)
    hall.when(finishes('w1')).thenHappens({ ServingFinished: { servingMs: 0, heldMs: 0 } })
    hall.given(takes()).later(-600).given(callsNext('w1'))
    hall
      .later(-600)
      .when(starts('w1'))
      .thenHappens({ ServingStarted: { approachMs: 0 } })
  })

  test('[TIME-1] nor the wait', () => {
    openHall()
      .given(opens('w1'), takes())
      .later(-60)
      .when(callsNext('w1'))
      .thenHappens({ TicketCalled: { waitMs: 0, basis: { score: 0 } } })
  })
})

describe('one more item', () => {
  test('[MOVE-4] joins the number that is served', () => {
    const hall = served()
    hall
      .when(adds('w1', 'N2'))
      .thenHappens({ ServiceItemAdded: { number: 'A001', itemCode: 'N2' } })
    expect(hall.ticket('A001')?.itemCodes).toEqual(['N1', 'N2'])
  })

  test('[MOVE-4] not what is there already or is unknown', () => {
    const hall = served()
    hall.when(adds('w1', 'N1')).thenRefused('ItemAlreadyOnTicket')
    hall.when(adds('w1', 'N9')).thenRefused('ItemUnknown')
    hall.given(finishes('w1')).when(adds('w1', 'N2')).thenRefused('NothingServing')
  })

  test('[MOVE-4] not what its package holds already', () => {
    openHall()
      .given(opens('w2'), takes({ packages: ['K1'] }), callsNext('w2'), starts('w2'))
      .when(adds('w2', 'P1'))
      .thenRefused('ItemAlreadyOnTicket')
  })
})

describe('a return for correction', () => {
  test('[MOVE-5] tells everything at once, ends the service, and is kept for the visitor', () => {
    const hall = served().later(30)
    const ticketId = hall.ticketId('A001')
    hall
      .when(withNote(returns('w1', ['身份证', '照片'])))
      .thenHappens(
        { ReturnedForCorrection: { missing: ['身份证', '照片'], note: { noteId: 'note-1' } } },
        { ServingFinished: { outcome: 'returned-for-correction', servingMs: 30_000 } },
      )
    expect(hall.hall.closed.get(ticketId)).toMatchObject({
      outcome: 'finished',
      missing: ['身份证', '照片'],
    })
    expect(hall.window('w1')?.ticketId).toBeUndefined()
  })

  test('[MOVE-5] needs a reason of the list, and somebody being served', () => {
    served()
      .when(returns('w1', [], 'no-mood'))
      .thenRefused('ReasonUnknown')
    openHall().given(opens('w1')).when(returns('w1', [])).thenRefused('NothingServing')
  })
})
