import { describe, expect, test } from 'vitest'

import {
  abandons,
  adopts,
  arrive,
  callsNext,
  finishes,
  midnight,
  misses,
  rates,
  reinstates,
  returns,
  starts,
  takes,
} from '../steps.testkit.ts'
import { atTaxes, departments, departmentsPlan, threeItems } from './departments.testkit.ts'
import { wholeOf } from './legs.ts'

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

test('[DAY-7] a plan that cannot do what comes after is not adopted', () => {
  const hall = atTaxes()
  expect(
    wholeOf(hall.ticket('T001') ?? { itemCodes: [], packageCodes: [] }).itemCodes,
  ).toHaveLength(3)
  const plan = departmentsPlan()
  const windows = plan.windows.map((one) => (one.windowNumber === 2 ? { ...one, skills: [] } : one))
  hall.when(adopts({ ...plan, windows })).thenRefused('PlanNotValid')
})
