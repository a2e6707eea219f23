import { describe, expect, test } from 'vitest'

import {
  adds,
  callsNext,
  closes,
  drops,
  finishes,
  opens,
  starts,
  takes,
  toQueue,
  toWindow,
  transfers,
} from '../steps.testkit.ts'
import { atTaxes, departments } from './departments.testkit.ts'

describe('one more, one less', () => {
  test('[LEG-6] what this window cannot do is done after, under the same number', () => {
    const hall = departments().given(takes({ items: ['T1'] }), callsNext('w1'), starts('w1'))
    hall.when(adds('w1', 'S1')).thenHappens({ ServiceItemAdded: { later: true } })
    hall.when(adds('w1', 'S1')).thenRefused('ItemAlreadyOnTicket')
    hall.when(adds('w1', 'X1')).thenRefused('TransferPointless')
    hall.when(finishes('w1')).thenHappens({ ServingFinished: {}, LegQueued: { queueId: 'S' } })
    hall.given(callsNext('w2'), starts('w2')).when(adds('w2', 'T1'))
    hall.when(adds('w2', 'T1')).thenRefused('ItemAlreadyOnTicket')
  })

  test('[MOVE-6] what is not wanted leaves the number, here or among what comes after', () => {
    const hall = atTaxes()
    hall.when(drops('w1', 'T2')).thenHappens({ ServiceItemDropped: { itemCode: 'T2' } })
    hall.when(drops('w1', 'T2')).thenRefused('ItemNotOnTicket')
    hall.when(drops('w1', 'T1')).thenRefused('LastItemHere')
    hall.when(drops('w1', 'S1')).thenAccepted()
    hall.when(finishes('w1')).thenHappens({ ServingFinished: {} })
    expect(hall.hall.closed.get(hall.ticketId('T001'))?.itemCodes).toEqual(['T1'])
  })

  test('[MOVE-6] not what is done, not one item of a package, not where nobody sits', () => {
    const done = atTaxes().given(finishes('w1'), callsNext('w2'), starts('w2'))
    done.when(drops('w2', 'T1')).thenRefused('ItemNotOnTicket')
    done.when(drops('w1', 'S1')).thenRefused('NothingServing')
    departments()
      .given(opens('w4'), takes({ packages: ['K1'] }), callsNext('w4'), starts('w4'))
      .when(drops('w4', 'T4'))
      .thenRefused('ItemOfPackage')
  })
})

describe('a consultation that found out what is needed', () => {
  const advised = () =>
    departments()
      .given(takes({ queueId: 'Z' }))
      .later(60)
      .given(callsNext('w1'), starts('w1'))
  const sends = (target: ReturnType<typeof toQueue | typeof toWindow>, ...items: string[]) =>
    transfers('w1', target, 'wrong-window', items)

  test('[MOVE-7] goes on with it, under its number and with its arrival', () => {
    const hall = advised()
    const { arrivedAt } = hall.ticket('Z001') ?? {}
    hall.when(sends(toWindow('w2'), 'S1', 'S2')).thenHappens(
      { ServingFinished: { outcome: 'transferred' } },
      {
        TicketTransferred: {
          queueId: 'S',
          found: { leg: { itemCodes: ['S1', 'S2'] }, later: { itemCodes: [] } },
        },
      },
    )
    expect(hall.ticket('Z001')).toMatchObject({ itemCodes: ['S1', 'S2'], arrivedAt })
    hall.given(closes('w2'), opens('w2'))
    hall.when(callsNext('w2')).thenHappens({ TicketCalled: { number: 'Z001' } })
  })

  test('[MOVE-7] and to several windows where one cannot do all of it', () => {
    const hall = advised()
    hall.given(sends(toQueue('S'), 'T1', 'S1')).given(callsNext('w2'), starts('w2'))
    hall.when(finishes('w2')).thenHappens({ ServingFinished: {}, LegQueued: { queueId: 'T' } })
  })

  test('[MOVE-7] not to where nothing of it is done, and not twice', () => {
    const hall = advised()
    hall.when(sends(toQueue('H'), 'S1')).thenRefused('TransferPointless')
    hall.when(sends(toWindow('w1'), 'T1')).thenRefused('TransferPointless')
    hall.when(sends(toWindow('w9'), 'T5')).thenRefused('TargetWindowClosed')
    hall.when(sends(toWindow('w7'), 'T5')).thenRefused('WindowUnknown')
    hall.when(sends(toQueue('Q'), 'T5')).thenRefused('QueueUnknown')
    hall.when(sends(toQueue('S'), 'S9')).thenRefused('ItemUnknown')
    hall.when(sends(toQueue('S'), 'S1', 'X1')).thenRefused('TransferPointless')
    hall.given(sends(toQueue('T'), 'T1'), callsNext('w1'), starts('w1'))
    hall.when(sends(toQueue('S'), 'S1')).thenRefused('ItemsKnownAlready')
  })

  test('[MOVE-8] a transfer keeps its reason, and the day counts it', () => {
    const hall = advised().given(sends(toQueue('S'), 'S1'))
    expect(hall.hall.day?.transfers).toEqual(new Map([['wrong-window', 1]]))
  })
})
