import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../scenario.testkit.ts'
import {
  arrive,
  callsNext,
  closes,
  finishes,
  opens,
  pauses,
  starts,
  takes,
  toQueue,
  toWindow,
  transfers,
} from '../steps.testkit.ts'

const calledAtW1 = (): Scenario =>
  openHall()
    .given(opens('w1'), opens('w2'), opens('w3'), takes(), takes())
    .later(60)
    .given(callsNext('w1'))

describe('moving a number', () => {
  test('[MOVE-1] it stays the same number and keeps its place in time', () => {
    const hall = calledAtW1()
    const arrivedAt = hall.ticket('A001')?.arrivedAt
    hall.when(transfers('w1', toWindow('w2'))).thenHappens({
      TicketTransferred: {
        number: 'A001',
        fromWindowId: 'w1',
        queueId: 'A',
        reasonCode: 'wrong-window',
      },
    })
    expect(hall.ticket('A001')).toMatchObject({ status: 'waiting', arrivedAt })
    expect(hall.line('A')).toEqual(['A001', 'A002'])
    hall.when(callsNext('w2')).thenHappens({ TicketCalled: { number: 'A001' } })
  })

  test('[MOVE-1] its present wait begins anew, its arrival does not', () => {
    const hall = calledAtW1()
      .given(transfers('w1', toWindow('w2')))
      .later(30)
    hall.when(callsNext('w2')).thenHappens({
      TicketCalled: { waitMs: 30_000, basis: { score: 90_000 } },
    })
  })

  test('[MOVE-1] a service that was begun ends as transferred', () => {
    const hall = calledAtW1().given(starts('w1')).later(20)
    hall
      .when(transfers('w1', toWindow('w2')))
      .thenHappens(
        { ServingFinished: { outcome: 'transferred', servingMs: 20_000 } },
        { TicketTransferred: { number: 'A001' } },
      )
    expect(hall.window('w1')).toMatchObject({ ticketId: undefined, finishedToday: 0 })
    expect(hall.hall.servings.size).toBe(0)
  })

  test('[MOVE-2] not to a window that cannot do all of it, is closed, unknown or the same', () => {
    const hall = calledAtW1()
    hall.when(transfers('w1', toWindow('w3'))).thenRefused('TransferPointless')
    hall.when(transfers('w1', toWindow('w4'))).thenRefused('TargetWindowClosed')
    hall.when(transfers('w1', toWindow('w9'))).thenRefused('WindowUnknown')
    hall.when(transfers('w1', toWindow('w1'))).thenRefused('TransferPointless')
  })

  test('[MOVE-2] not to a queue whose windows cannot do it', () => {
    const hall = calledAtW1()
    hall.when(transfers('w1', toQueue('B'))).thenRefused('TransferPointless')
    hall.when(transfers('w1', toQueue('X'))).thenRefused('QueueUnknown')
    hall.when(transfers('w1', toQueue('C'))).thenHappens({ TicketTransferred: { queueId: 'C' } })
    expect(hall.line('C')).toEqual(['A001'])
  })

  test('[MOVE-2] a paused window may be the target, and a reason is needed', () => {
    const hall = calledAtW1().given(pauses('w2'))
    hall.when(transfers('w1', toWindow('w2'), 'no-mood')).thenRefused('ReasonUnknown')
    hall.when(transfers('w1', toWindow('w2'))).thenAccepted()
  })

  test('[MOVE-2] needs a number at the window', () => {
    const hall = calledAtW1()
    hall.when(transfers('w2', toWindow('w1'))).thenRefused('NothingCalled')
  })

  test('[MOVE-3] it waits for that window alone', () => {
    const hall = calledAtW1().given(transfers('w1', toWindow('w2')))
    hall.when(callsNext('w1')).thenHappens({ TicketCalled: { number: 'A002' } })
  })

  test('[MOVE-3] a window that does not call its queue calls it all the same', () => {
    const hall = openHall().given(opens('w1'), opens('w2'), takes({ items: ['N1'] }))
    hall.given(callsNext('w1'), transfers('w1', toQueue('C')))
    arrive(hall, 1)
      .given(callsNext('w2'), transfers('w2', toWindow('w1')))
      .when(callsNext('w1'))
      .thenHappens({ TicketCalled: { number: 'A001', windowId: 'w1' } })
  })

  test('[MOVE-3] when the window closes anybody who can may call it', () => {
    const hall = calledAtW1().given(transfers('w1', toWindow('w2')), closes('w2'))
    hall.when(callsNext('w1')).thenHappens({ TicketCalled: { number: 'A001' } })
    hall.given(starts('w1')).when(finishes('w1')).thenAccepted()
  })
})
