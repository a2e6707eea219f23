import type { EpochMs, TicketView, WindowId } from '@yihao/contract'
import { counterViewSchema, ticketViewSchema, wallViewSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { chainOf, departmentsPlan, wishOf } from '../engine/legs/departments.testkit.ts'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import {
  adds,
  arrive,
  callsNext,
  drops,
  finishes,
  opens,
  returns,
  starts,
  takes,
  toWindow,
  transfers,
} from '../engine/steps.testkit.ts'
import { counterView } from './counter-view.ts'
import { previewOf } from './preview.ts'
import { ticketView } from './ticket-view.ts'
import { wallView } from './wall-view.ts'

const started = (...chain: readonly string[]): Scenario =>
  openHall(departmentsPlan({ precedences: chainOf(...chain) })).given(
    ...['w1', 'w2', 'w3'].map(opens),
    takes({ items: ['T1', 'S1', 'T2'] }),
    callsNext('w1'),
    starts('w1'),
  )

const page = ({ hall, now, ...scenario }: Scenario, number = 'T001'): TicketView => {
  const ticketId = [...hall.tickets.values(), ...hall.closed.values()].find(
    (ticket) => ticket.number === number,
  )?.ticketId
  if (ticketId === undefined) throw new Error(`no ${number} in ${Object.keys(scenario).join()}`)
  return ticketViewSchema.parse(ticketView(hall, ticketId, now))
}
const stepsOf = ({ legs = [] }: Pick<TicketView, 'legs'>) =>
  legs.map((leg) => `${leg.state} ${leg.items.map((one) => one.code).join('+')}`)
const counter = ({ hall, now }: Scenario, windowId: string) =>
  counterViewSchema.parse(counterView(hall, windowId as WindowId, now))
const dropping = (scenario: Scenario) =>
  counter(scenario, 'w1').actions.find((action) => action.type === 'DropServiceItem')?.refusal

describe('the steps of a visit', () => {
  test('[LEG-1] on the visitor’s page: what is done, where it is now, what comes next', () => {
    const hall = started()
    expect(stepsOf(page(hall))).toEqual(['now T1+T2', 'next S1'])
    expect(page(hall).legs?.[0]).toMatchObject({ windowNumber: 1 })
    hall.given(finishes('w1'))
    expect(stepsOf(page(hall))).toEqual(['done T1+T2', 'now S1'])
    expect(page(hall)).toMatchObject({ status: 'waiting', ahead: 0 })
    hall.given(callsNext('w2'), starts('w2'), finishes('w2'))
    expect(stepsOf(page(hall))).toEqual(['done T1+T2', 'done S1'])
  })

  test('[TAKE-8] all items and each paper once stand on the page, whatever the leg', () => {
    const hall = started().given(finishes('w1'))
    expect(page(hall).items.map((one) => one.code)).toEqual(['T1', 'T2', 'S1'])
    expect(page(hall).materials).toHaveLength(1)
  })

  test('[LEG-7] each leg may be rated, also before the next', () => {
    const hall = started().given(finishes('w1'))
    expect(page(hall).ratings).toMatchObject([{ windowNumber: 1, open: true }])
    hall.given(callsNext('w2'), starts('w2'), finishes('w2'))
    expect(page(hall).ratings.map((one) => one.windowNumber)).toEqual([1, 2])
  })

  test('[LEG-5] what ended with the number is said to be not done', () => {
    const hall = started('T1', 'S1').given(returns('w1', ['发票']))
    expect(stepsOf(page(hall))).toEqual(['done T1+T2', 'not-done S1'])
    expect(page(hall).missing).toEqual(['发票'])
  })

  test('[LEG-1] nobody who needs one window sees steps', () => {
    const hall = openHall(departmentsPlan()).given(opens('w1'), takes({ items: ['T1'] }))
    expect(page(hall).legs).toBeUndefined()
  })
})

describe('at the counter', () => {
  test('[LEG-1] the items are those of this window, with what comes after', () => {
    const { ticket } = counter(started(), 'w1')
    expect(ticket?.items.map((one) => one.code)).toEqual(['T1', 'T2'])
    expect(stepsOf({ legs: ticket?.legs })).toEqual(['now T1+T2', 'next S1'])
  })

  test('[MOVE-6] dropping is offered while something can be dropped', () => {
    const hall = started()
    expect(dropping(hall)).toBeUndefined()
    hall.given(drops('w1', 'T2'), drops('w1', 'S1'))
    expect(dropping(hall)).toBe('LastItemHere')
    hall.given(adds('w1', 'H1'))
    expect(dropping(hall)).toBeUndefined()
    hall.given(finishes('w1'))
    expect(dropping(hall)).toBe('NothingServing')
  })
})

test('[LEG-1] the card before a number is taken says which windows, and which first', () => {
  const hall = openHall(departmentsPlan()).given(opens('w1'), opens('w2'))
  arrive(hall, 2, { items: ['T1'] })
  const preview = previewOf(hall.hall, wishOf(['T1', 'S1']), hall.now)
  expect(preview).toMatchObject({ ok: true, card: { queueId: 'S', ahead: 0 } })
  const legs = preview.ok ? preview.card.legs : undefined
  expect(legs?.map((leg) => [leg.items[0]?.code, leg.ahead])).toEqual([
    ['S1', 0],
    ['T1', 2],
  ])
  const one = previewOf(hall.hall, wishOf(['T1']), hall.now)
  expect(one.ok && one.card.legs).toBeUndefined()
})

test('[MOVE-8] the managers see how many numbers were sent on, and why', () => {
  const hall = openHall(departmentsPlan()).given(opens('w1'), opens('w4'), takes({ queueId: 'Z' }))
  hall.given(callsNext('w1'), starts('w1'))
  const wall = () => wallViewSchema.parse(wallView(hall.hall, hall.now as EpochMs))
  expect(wall().transfers).toBeUndefined()
  hall.given(transfers('w1', toWindow('w4')))
  expect(wall().transfers).toEqual([
    { reason: { zh: 'wrong-window', en: 'wrong-window' }, count: 1 },
  ])
})
