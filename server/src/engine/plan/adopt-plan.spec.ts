import type { Plan } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { openHall, plannedHall, Scenario } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import {
  adopts,
  callsNext,
  closes,
  opens,
  opensDay,
  recalls,
  takes,
  toWindow,
  transfers,
} from '../steps.testkit.ts'

const without = (windowId: string): Plan => {
  const plan = smallPlan()
  return { ...plan, windows: plan.windows.filter((window) => window.windowId !== windowId) }
}

describe('adopting a plan', () => {
  test('[DAY-7] gives the hall its windows and counts the versions', () => {
    const hall = new Scenario(smallPlan())
    hall.when(adopts(smallPlan())).thenHappens({ PlanAdopted: { planVersion: 1 } })
    expect([...hall.hall.windows.keys()]).toEqual(['w1', 'w2', 'w3', 'w4'])
    hall.when(adopts(without('w4'))).thenHappens({ PlanAdopted: { planVersion: 2 } })
    expect([...hall.hall.windows.keys()]).toEqual(['w1', 'w2', 'w3'])
  })

  test('[DAY-7] counts from that moment on, also during the day', () => {
    const hall = openHall().given(opens('w1'), takes(), callsNext('w1')).later(20)
    hall.given(adopts(smallPlan({ callCountMax: 1 })))
    hall.when(recalls('w1')).thenRefused('CallLimitReached')
    expect(hall.window('w1')).toMatchObject({ state: 'open', ticketId: hall.ticketId('A001') })
  })

  test('[DAY-7] not the plan of another hall', () => {
    const other = { ...smallPlan(), hallId: 'hall-2' as Plan['hallId'] }
    plannedHall().when(adopts(other)).thenRefused('PlanNotValid')
  })

  test('[DAY-7] not without a window that is not closed', () => {
    const hall = openHall().given(opens('w1'))
    hall.when(adopts(without('w1'))).thenRefused('WindowNotClosed')
    hall
      .given(closes('w1'))
      .when(adopts(without('w1')))
      .thenAccepted()
  })

  test('[DAY-7] not without the queue of somebody in the hall', () => {
    const plan = smallPlan()
    const queues = plan.queues.filter((queue) => queue.queueId !== 'C')
    const hall = openHall().given(takes({ items: ['P1'] }))
    hall.when(adopts({ ...plan, queues })).thenRefused('PlanNotValid')
    openHall()
      .given(takes())
      .when(adopts({ ...plan, queues }))
      .thenAccepted()
  })

  test('[DAY-7] not when nobody could do any more what somebody came for', () => {
    const plan = smallPlan()
    const items = plan.items.filter((item) => item.code !== 'N2')
    const hall = openHall().given(takes({ items: ['N2'] }))
    hall.when(adopts({ ...plan, items })).thenRefused('PlanNotValid')
    const skilled = plan.windows.map((window) => ({ ...window, skills: [] }))
    const refused = hall.when(adopts({ ...plan, windows: skilled }))
    refused.thenRefused('PlanNotValid')
    expect(refused.decision).toMatchObject({ refusal: { detail: 'A001' } })
  })

  test('[MOVE-3] a number sent to a window that cannot do it any more waits for any that can', () => {
    const plan = smallPlan()
    const windows = plan.windows.map((window) =>
      window.windowId === 'w2' ? { ...window, skills: [] } : window,
    )
    const hall = openHall().given(opens('w1'), opens('w2'), takes(), callsNext('w1'))
    hall.given(transfers('w1', toWindow('w2')), adopts({ ...plan, windows }))
    hall.when(callsNext('w2')).thenRefused('NobodyWaiting')
    hall.when(callsNext('w1')).thenHappens({ TicketCalled: { number: 'A001' } })
  })

  test('[DAY-2] the calendar of the new plan counts', () => {
    const plan = smallPlan()
    const closed = { ...plan, calendar: { ...plan.calendar, weekdays: [2, 3, 4, 5] } }
    plannedHall().given(adopts(closed)).when(opensDay('2026-11-23')).thenRefused('HallNotOpenToday')
  })
})
