import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../scenario.testkit.ts'
import {
  abandons,
  adds,
  adopts,
  arrive,
  callsNext,
  closes,
  drops,
  finishes,
  midnight,
  misses,
  opens,
  rates,
  reinstates,
  returns,
  starts,
  takes,
  toQueue,
  toWindow,
  transfers,
} from '../steps.testkit.ts'
import { chainOf, departmentsPlan } from './departments.testkit.ts'
import { wholeOf } from './legs.ts'

const departments = (...chain: readonly string[]): Scenario =>
  openHall(departmentsPlan({ precedences: chainOf(...chain) })).given(
    opens('w1'),
    opens('w2'),
    opens('w3'),
  )
const threeItems = { items: ['T1', 'S1', 'T2'] }
/** At w1 with the taxes, the insurance still to come. */
const atTaxes = (...chain: readonly string[]): Scenario =>
  departments(...chain)
    .given(takes(threeItems))
    .later(60)
    .given(callsNext('w1'), starts('w1'))

describe('a visit of several windows', () => {
  test('[LEG-1] is one number, in the line of its first window', () => {
    const hall = departments()
    hall.when(takes(threeItems)).thenHappens({
      TicketIssued: {
        number: 'T001',
        queueId: 'T',
        itemCodes: ['T1', 'S1', 'T2'],
        split: {
          leg: { itemCodes: ['T1', 'T2'], packageCodes: [] },
          later: { itemCodes: ['S1'], packageCodes: [] },
        },
      },
    })
    expect([hall.line('T'), hall.line('S')]).toEqual([['T001'], []])
    hall.when(callsNext('w2')).thenRefused('NobodyWaiting')
  })

  test('[LEG-4] goes on by itself, [LEG-1] with its number and its first arrival', () => {
    const hall = departments().given(takes(threeItems))
    const { arrivedAt } = hall.ticket('T001') ?? {}
    arrive(hall, 2, { items: ['S1'] })
    hall.later(60).given(callsNext('w1'), starts('w1')).later(300)
    hall.when(finishes('w1')).thenHappens(
      { ServingFinished: { windowId: 'w1', outcome: 'finished', goesOn: true } },
      {
        LegQueued: {
          number: 'T001',
          fromWindowId: 'w1',
          queueId: 'S',
          leg: { itemCodes: ['S1'], packageCodes: [] },
          later: { itemCodes: [], packageCodes: [] },
        },
      },
    )
    expect(hall.ticket('T001')).toMatchObject({ status: 'waiting', queueId: 'S', arrivedAt })
    expect(hall.line('S')).toEqual(['T001', 'S001', 'S002'])
    hall.later(30)
    hall.when(callsNext('w2')).thenHappens({ TicketCalled: { number: 'T001', waitMs: 30_000 } })
    hall.given(starts('w2')).when(finishes('w2')).thenHappens({ ServingFinished: {} })
    const closed = hall.hall.closed.get(hall.ticketId('T001'))
    expect(closed?.itemCodes).toEqual(['T1', 'T2', 'S1'])
    expect(closed?.legs?.done.map((leg) => leg.windowId)).toEqual(['w1', 'w2'])
  })

  test('[LEG-2] what is left is put in order again by the lines when a leg ends', () => {
    const hall = departments().given(takes({ items: ['T1', 'S1', 'H1'] }))
    arrive(hall, 3, { items: ['S1'] })
    hall.given(callsNext('w1'), starts('w1'))
    hall.when(finishes('w1')).thenHappens({ ServingFinished: {}, LegQueued: { queueId: 'H' } })
    const other = departments().given(takes({ items: ['T1', 'S1', 'H1'] }))
    arrive(other, 3, { items: ['H1'] })
    other.given(callsNext('w1'), starts('w1'))
    other.when(finishes('w1')).thenHappens({ ServingFinished: {}, LegQueued: { queueId: 'S' } })
  })

  test('[LEG-4] a place behind others was for the line where it was missed', () => {
    const hall = arrive(departments().given(takes(threeItems)), 2, { items: ['T1'] })
    hall.given(callsNext('w1'), misses('w1'), reinstates('T001'))
    arrive(hall, 1, { items: ['S1'] })
    for (let one = 0; one < 2; one += 1) {
      hall.given(callsNext('w1'), starts('w1'), finishes('w1'))
    }
    hall.given(callsNext('w1'), starts('w1'), finishes('w1'))
    expect(hall.line('S')).toEqual(['T001', 'S001'])
  })

  test('[LEG-5] a leg sent back lets the others go on and is told with them', () => {
    const hall = atTaxes()
    hall
      .when(returns('w1', ['发票']))
      .thenHappens(
        { ReturnedForCorrection: { missing: ['发票'] } },
        { ServingFinished: { outcome: 'returned-for-correction', goesOn: true } },
        { LegQueued: { queueId: 'S' } },
      )
    expect(hall.hall.closed.size).toBe(0)
    hall.given(callsNext('w2'), starts('w2'), finishes('w2'))
    expect(hall.hall.closed.get(hall.ticketId('T001'))).toMatchObject({ missing: ['发票'] })
  })

  test('[LEG-5] what had to come after what was sent back ends with the number', () => {
    const hall = atTaxes('T1', 'S1')
    hall
      .when(returns('w1', ['发票']))
      .thenHappens({ ReturnedForCorrection: {} }, { ServingFinished: { windowId: 'w1' } })
    const closed = hall.hall.closed.get(hall.ticketId('T001'))
    expect(closed).toMatchObject({ outcome: 'finished', missing: ['发票'] })
    expect([...(closed?.itemCodes ?? [])].sort()).toEqual(['S1', 'T1', 'T2'])
  })

  test('[LEG-7] counts once; each leg is a service with a rating of its own', () => {
    const hall = atTaxes().given(finishes('w1'))
    expect(hall.hall.day).toMatchObject({ issued: 1, finished: 0 })
    expect(hall.window('w1')).toMatchObject({ ticketId: undefined, finishedToday: 1 })
    const [first] = [...hall.hall.servings.keys()]
    hall.given(rates(first ?? '')).given(callsNext('w2'), starts('w2'), finishes('w2'))
    expect(hall.hall.day).toMatchObject({ issued: 1, finished: 1, rated: 1 })
    const second = hall.window('w2')?.lastServingId ?? ''
    hall.when(rates(second)).thenAccepted()
    expect(hall.hall.day?.services).toHaveLength(2)
    expect([...(hall.hall.day?.waits.values() ?? [])].flat()).toHaveLength(1)
  })

  test('[LEG-4] nobody is lost between two legs: given up, missed or closed, the number ends', () => {
    const between = () => atTaxes().given(finishes('w1'))
    expect(between().given(abandons('T001')).hall.day?.abandoned).toBe(1)
    between().given(callsNext('w2'), misses('w2')).when(reinstates('T001')).thenAccepted()
    const closed = between().at('00:00', '2026-11-24').given(midnight)
    const ended = closed.hall.closed.get(closed.ticketId('T001'))
    expect(ended).toMatchObject({ outcome: 'expired' })
    expect([...(ended?.itemCodes ?? [])].sort()).toEqual(['S1', 'T1', 'T2'])
  })
})

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
    hall.when(sends(toWindow('w9'), 'T5')).thenRefused('WindowClosed')
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

test('[DAY-7] a plan that cannot do what comes after is not adopted', () => {
  const hall = atTaxes()
  expect(
    wholeOf(hall.ticket('T001') ?? { itemCodes: [], packageCodes: [] }).itemCodes,
  ).toHaveLength(3)
  const plan = departmentsPlan()
  const windows = plan.windows.map((one) => (one.windowNumber === 2 ? { ...one, skills: [] } : one))
  hall.when(adopts({ ...plan, windows })).thenRefused('PlanNotValid')
})
