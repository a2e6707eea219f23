import { limits, type VisitorRef } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { byItself, openHall, plannedHall } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { by, callsNext, finishes, misses, opens, press, starts, takes } from '../steps.testkit.ts'

const person = (letter: string): VisitorRef =>
  ({ visitorId: `v-${letter}`, personHash: letter.repeat(64) }) as VisitorRef

describe('the number', () => {
  test('[TAKE-1] is the letter of its queue and three digits from 001 without a gap', () => {
    openHall()
      .when(takes())
      .thenHappens({ TicketIssued: { number: 'A001', queueId: 'A', ahead: 0 } })
      .when(takes({ items: ['L1'], audience: 'legal' }))
      .thenHappens({ TicketIssued: { number: 'B001' } })
      .when(takes())
      .thenHappens({ TicketIssued: { number: 'A002', ahead: 1 } })
  })

  test('[TAKE-1] is not given twice after the first one is over', () => {
    openHall()
      .given(opens('w1'), takes(), callsNext('w1'), starts('w1'), finishes('w1'))
      .when(takes())
      .thenHappens({ TicketIssued: { number: 'A002' } })
  })

  test('[TAKE-1] there is none after 999', () => {
    const hall = openHall()
    hall.hall.day?.lastNumbers.set('A', limits.ticketsPerQueueMax - 1)
    hall.when(takes()).thenHappens({ TicketIssued: { number: 'A999' } })
    hall.when(takes()).thenRefused('NumbersUsedUp')
    hall.when(takes({ items: ['P1'] })).thenAccepted()
  })

  test('[TAKE-1] follows the letter, not the queue, when a plan moves letters at noon', () => {
    const hall = openHall().given(takes(), takes(), takes({ items: ['P1'] }))
    const plan = smallPlan()
    const letters = new Map([
      ['A', 'C'],
      ['C', 'A'],
    ])
    const queues = plan.queues.map((queue) => ({
      ...queue,
      prefix: letters.get(queue.queueId) ?? queue.prefix,
    }))
    hall.given(() => ({ command: { type: 'AdoptPlan', data: { plan: { ...plan, queues } } } }))
    hall.when(takes()).thenHappens({ TicketIssued: { number: 'C002', queueId: 'A' } })
    hall.when(takes({ items: ['P1'] })).thenHappens({ TicketIssued: { number: 'A003' } })
  })
})

describe('when numbers are handed out', () => {
  test('[TAKE-2] in the taking hours of a session', () => {
    openHall().at('08:30').when(takes()).thenAccepted()
    openHall().at('13:00').when(takes()).thenAccepted()
  })

  test('[TAKE-2] not before, between and after', () => {
    for (const clock of ['08:29:59', '11:45', '12:59:59', '16:45', '23:00']) {
      openHall().at(clock).when(takes()).thenRefused('OutsideTakingHours')
    }
  })

  test('[TAKE-2] not before the day is open', () => {
    plannedHall().at('09:00').when(takes()).thenRefused('DayNotOpen')
  })

  test('a number tells where it came from', () => {
    const kiosk = { kind: 'device', deviceId: 'd1' as never } as const
    const atKiosk = { itemCodes: ['N1'], packageCodes: [], audience: 'natural' as const }
    const hall = openHall()
    hall.when(takes()).thenHappens({ TicketIssued: { source: 'staff' } })
    hall.when(by(byItself, takes())).thenHappens({ TicketIssued: { source: 'system' } })
    hall.when(by(kiosk, takes())).thenHappens({ TicketIssued: { source: 'third-party' } })
    hall
      .when(by(kiosk, press('IssueTicket', { ...atKiosk, kioskId: 'kiosk-1' } as never)))
      .thenHappens({ TicketIssued: { source: 'kiosk', kioskId: 'kiosk-1' } })
    hall
      .when(press('IssueTicket', { ...atKiosk, kioskId: 'kiosk-9' } as never))
      .thenRefused('KioskUnknown')
  })
})

describe('how many numbers one person holds', () => {
  test('[TAKE-7] one, until it is over', () => {
    const hall = openHall().given(opens('w1'), takes({ items: ['N1'], visitor: person('a') }))
    hall.when(takes({ items: ['N2'], visitor: person('a') })).thenRefused('TooManyOpenTickets')
    hall.given(callsNext('w1'), starts('w1'), finishes('w1'))
    hall.when(takes({ items: ['N2'], visitor: person('a') })).thenAccepted()
  })

  test('[TAKE-7] others and the unnamed are not counted', () => {
    const hall = openHall().given(takes({ items: ['N1'], visitor: person('a') }))
    hall.when(takes({ items: ['N1'], visitor: person('b') })).thenAccepted()
    hall.given(takes()).when(takes()).thenAccepted()
  })

  test('[TAKE-7] a passed number counts as long as it can be put back', () => {
    const missed = (reinstateCountMax: number) => {
      const hall = openHall(smallPlan({ reinstateCountMax })).given(opens('w1'))
      hall.given(takes({ items: ['N1'], visitor: person('a') }), callsNext('w1'), misses('w1'))
      return hall.when(takes({ items: ['N1'], visitor: person('a') }))
    }
    missed(1).thenRefused('TooManyOpenTickets')
    missed(0).thenAccepted()
  })

  test('[TAKE-7] a plan may allow more', () => {
    const hall = openHall(smallPlan({ openTicketsPerPersonMax: 2 }))
    hall.given(takes({ items: ['N1'], visitor: person('a') }))
    hall.when(takes({ items: ['N2'], visitor: person('a') })).thenAccepted()
    hall.when(takes({ items: ['P1'], visitor: person('a') })).thenRefused('TooManyOpenTickets')
    expect(hall.hall.tickets.size).toBe(2)
  })
})
