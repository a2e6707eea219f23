import type { LimitRules } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { person } from '../booking/booking.testkit.ts'
import { byItself, openHall, type Step } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { abandons, by, press, takes } from '../steps.testkit.ts'

const limits: LimitRules = {
  ticketsPerPersonPerDayMax: 3,
  coolDown: { afterAbandons: 2, waitMs: 1_800_000 },
  frequentAgentTickets: 2,
  quotas: [],
}
const hallWith = (more: Partial<LimitRules> = {}, openTicketsPerPersonMax = 1) =>
  openHall(smallPlan({ openTicketsPerPersonMax, limits: { ...limits, ...more } }))

const me = { items: ['N1'], visitor: person('a') }
const visitor = { kind: 'visitor' } as const

const takesFor = (principals: number, visitor?: ReturnType<typeof person>): Step => {
  const data = { itemCodes: ['N1'], packageCodes: [], audience: 'natural', agent: { principals } }
  return (scenario) => ({
    ...press('IssueTicket', data as never)(scenario),
    ...(visitor === undefined ? {} : { visitor }),
  })
}

describe('one person', () => {
  test('[LIMIT-1] takes so many numbers a day; who gives no identity is not counted', () => {
    const hall = hallWith({}, 9).given(takes(me), takes(me), takes(me))
    hall.when(takes(me)).thenRefused('TooManyTicketsToday')
    hall.when(takes({ ...me, visitor: person('b') })).thenAccepted()
    hall.given(takes(), takes(), takes(), takes())
  })

  test('[LIMIT-2] who gave up several waits before the next one', () => {
    const hall = hallWith().given(takes(me), by(visitor, abandons('A001')))
    hall
      .given(takes(me))
      .later(60)
      .given(by(visitor, abandons('A002')))
    hall.later(1_799).when(takes(me)).thenRefused('RetakeTooSoon')
    hall.when(takes({ ...me, visitor: person('b') })).thenAccepted()
    hall.later(1).when(takes(me)).thenAccepted()
  })

  test('[LIMIT-2] what the staff took off the line is not the visitor’s doing', () => {
    const hall = hallWith().given(takes(me), abandons('A001'), takes(me), abandons('A002'))
    hall.when(takes(me)).thenAccepted()
  })
})

describe('ceilings', () => {
  const reason = { zh: '当日场地容量', en: 'Room for so many' }
  const ofQueue = { kind: 'queue', queueId: 'A' }
  const ofItem = { kind: 'item', itemCode: 'P1' }

  test('[LIMIT-3] of a queue end with the day, and the refusal says why there is one', () => {
    const hall = hallWith({ quotas: [{ of: ofQueue, max: 2, reason }] as never })
    const { decision } = hall.given(takes(), takes()).when(takes())
    expect(decision).toEqual({
      ok: false,
      refusal: { code: 'QuotaUsedUp', detail: '2', reason },
    })
    hall.when(takes({ items: ['L1'], audience: 'legal' })).thenAccepted()
  })

  test('[LIMIT-3] of an item count it in packages too', () => {
    const hall = hallWith({ quotas: [{ of: ofItem, max: 1, reason }] as never })
    hall
      .given(takes({ packages: ['K1'] }))
      .when(takes({ items: ['P1'] }))
      .thenRefused('QuotaUsedUp')
    hall.when(takes()).thenAccepted()
  })

  test('[LIMIT-3] between two times hold only there, however many came before', () => {
    const between = { from: '10:00', to: '11:00' }
    const hall = hallWith({ quotas: [{ of: ofQueue, max: 1, between, reason }] as never })
    hall.given(takes(), takes()).at('10:00').given(takes())
    hall.at('10:59:59').when(takes()).thenRefused('QuotaOfPeriodUsedUp')
    hall.at('11:00').when(takes()).thenAccepted()
  })
})

describe('an agent', () => {
  test('[LIMIT-4] shows an identity, and then is listed with every number, never refused', () => {
    const hall = hallWith()
    hall.when(takesFor(3)).thenRefused('AgentNeedsIdentity')
    for (let one = 0; one < 5; one += 1) hall.given(takesFor(3, person('a')))
    expect(hall.hall.day?.takes.filter((one) => one.principals === 3)).toHaveLength(5)
    expect(hall.ticket('A001')?.agent).toEqual({ principals: 3 })
    // For a matter of their own they are a visitor like any other.
    hall.given(takes(me)).when(takes(me)).thenRefused('TooManyOpenTickets')
  })
})

describe('a refused take', () => {
  const refusedTake = (times: number) =>
    press('RecordRefusedTake', {
      code: 'QuotaUsedUp',
      source: 'kiosk',
      itemCodes: ['N1'],
      packageCodes: [],
      kioskId: 'kiosk-1',
      times,
    })

  test('[LIMIT-5] is recorded and counted by its reason', () => {
    const hall = hallWith()
    hall.when(by(byItself, refusedTake(1))).thenHappens({ TakeRefused: { code: 'QuotaUsedUp' } })
    hall.given(by(byItself, refusedTake(41)))
    expect(hall.hall.day?.refusedTakes.get('QuotaUsedUp')).toBe(42)
  })
})
