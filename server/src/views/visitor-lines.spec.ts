import type { EpochMs, PersonId, TicketView, WindowId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import {
  by,
  calls,
  callsNext,
  confirms,
  goesToFetch,
  grantsGreen,
  opens,
  refusesClaim,
  starts,
  takes,
} from '../engine/steps.testkit.ts'
import { counterView } from './counter-view.ts'
import { guideView } from './guide-view.ts'
import { kioskView } from './kiosk-view.ts'
import { ticketView } from './ticket-view.ts'
import { wallView } from './wall-view.ts'

const plan = {
  ...smallPlan(),
  callPolicy: {
    policyId: 'accumulating-priority' as const,
    rates: { ordinary: 1, booked: 1.5, priority: 2, returning: 1, transferred: 1 },
    overtakesMax: 2,
    capMs: 3_600_000,
  },
}
const needy = { items: ['N1'], needs: ['blind'], claim: { groupCode: 'veteran' } }
const pageOf = (hall: Scenario, number = 'A001') =>
  ticketView(hall.hall, hall.ticketId(number), hall.now)
const counterOf = ({ hall, now }: Scenario) => counterView(hall, 'w1' as WindowId, now)
const zh = (view: TicketView | undefined) => view?.standing?.map((words) => words.zh)

describe('the visitor’s own page', () => {
  test('[NEED-5] [PRIO-5] shows what they need and whether the claim counts yet', () => {
    const hall = openHall(plan).given(takes(needy))
    expect(pageOf(hall)).toMatchObject({
      needs: [{ code: 'blind', fetch: true }],
      claim: { groupCode: 'veteran', state: 'waiting', proofs: [{ kind: 'card' }, {}] },
      visitorChoices: { needs: [{ code: 'slow' }, { code: 'blind' }, { code: 'signing' }] },
      actions: expect.arrayContaining([{ type: 'SetNeeds' }]),
    })
    expect(zh(pageOf(hall))).toEqual(['优先申请待核验，核验前按普通号排队'])
    expect(zh(pageOf(hall.given(confirms('A001'))))).toEqual(['按“优先”排队，等 1 分钟算 2 分钟'])
  })

  test('[PRIO-6] says why a claim was refused, and nothing of a line that is ordinary', () => {
    const hall = openHall(plan).given(takes(needy), refusesClaim('A001'))
    expect(pageOf(hall)?.claim).toMatchObject({ state: 'refused', reason: { zh: 'no-card' } })
    expect(pageOf(hall)?.standing).toBeUndefined()
  })

  test('[NEED-3] says until when the number is left to a window that helps', () => {
    const hall = openHall(plan).given(opens('w2'), takes({ items: ['N1'], needs: ['signing'] }))
    expect(zh(pageOf(hall))).toEqual(['优先安排到能提供相应服务的窗口；09:05 起其他窗口也可以叫您'])
    expect(zh(pageOf(hall.later(300)))).toBeUndefined()
  })

  test('[CALL-3] says why it was called', () => {
    const hall = openHall(plan).given(opens('w1'), takes(needy), confirms('A001'), callsNext('w1'))
    expect(zh(pageOf(hall))).toEqual([
      '按等候时间和号的类别，轮到您了',
      '按“优先”排队，等 1 分钟算 2 分钟',
    ])
    const plain = openHall().given(opens('w1'), takes(), callsNext('w1'))
    expect(zh(pageOf(plain))).toEqual(['先到先办，轮到您了'])
    const asked = openHall().given(opens('w1'), takes(), calls('w1', 'A001'))
    expect(zh(pageOf(asked))).toEqual(['指定叫号'])
  })

  test('[NEED-1] is as before where nothing was asked for, and where a plan knows nothing of it', () => {
    const hall = openHall(plan).given(takes())
    for (const field of ['needs', 'claim', 'green', 'standing']) {
      expect(pageOf(hall)).not.toHaveProperty(field)
    }
    const none = { needs: undefined, priorityGroups: undefined, greenChannel: undefined }
    const bare = openHall(smallPlan(none)).given(takes())
    expect(pageOf(bare)).not.toHaveProperty('visitorChoices')
    expect(counterOf(bare)).not.toHaveProperty('visitorChoices')
    const kiosk = kioskView(bare.hall, 'kiosk-1' as never, { at: bare.now, printer: 'none' })
    expect(kiosk).not.toHaveProperty('visitorChoices')
  })
})

describe('the counter', () => {
  test('[CALL-3] names class and skill beside the rule, and marks the next in line', () => {
    const hall = openHall(plan).given(
      by({ kind: 'staff', personId: 'wu' as PersonId }, opens('w1')),
    )
    hall.given(takes(needy), grantsGreen('A001'), takes(needy), confirms('A002'))
    expect(counterOf(hall)?.next.map(({ marks }) => marks?.map((one) => one.zh))).toEqual([
      ['绿色通道'],
      ['优先'],
    ])
    hall.given(callsNext('w1'))
    expect(counterOf(hall)?.ticket).toMatchObject({
      green: true,
      needs: [{ code: 'blind' }],
      why: {
        zh: '累计优先：等候时间乘以类别系数最高；按“绿色通道”排队，等 1 分钟算 2 分钟；本窗口可提供：绿色通道',
      },
    })
  })

  test('[NEED-2] [CALL-5] tells the stretched moment of the next call', () => {
    const hall = openHall(plan).given(opens('w1'), takes({ items: ['N1'], needs: ['slow'] }))
    const called = hall.given(callsNext('w1')).now
    expect(counterOf(hall)?.ticket?.recallFrom).toBe((called + 30_000) as EpochMs)
  })

  test('[PRIO-6] offers the reasons to refuse and the ways to confirm', () => {
    const hall = openHall(plan).given(opens('w1'), takes(needy), callsNext('w1'))
    expect(counterOf(hall)).toMatchObject({
      visitorChoices: {
        claimRefusal: [{ code: 'no-card' }],
        green: [{ code: 'hardship' }],
        groups: [{ code: 'elderly', proofs: [{ kind: 'age' }] }, { code: 'veteran' }],
      },
      ticket: { claim: { state: 'waiting', proofs: [{ words: { zh: '优待证' } }, {}] } },
    })
  })
})

describe('the guide', () => {
  test('[NEED-4] sees whom to fetch, where from and where to, and who is on the way', () => {
    const hall = openHall(plan).given(opens('w1'), takes(needy), takes(needy))
    expect(guideView(hall.hall, hall.now)?.fetch).toEqual([])
    hall.given(callsNext('w1'))
    const line = { number: 'A001', windowNumber: 1, from: { zh: '大厅' }, calledAt: hall.now }
    expect(guideView(hall.hall, hall.now)?.fetch).toMatchObject([line])
    expect(wallView(hall.hall, hall.now)?.totals.toFetch).toBe(1)
    hall.given(goesToFetch('A001'))
    expect(guideView(hall.hall, hall.now)?.fetch).toMatchObject([{ ...line, guideId: 'li' }])
    expect(wallView(hall.hall, hall.now)?.totals).not.toHaveProperty('toFetch')
    expect(guideView(hall.given(starts('w1')).hall, hall.now)?.fetch).toEqual([])
  })

  test('[PRIO-6] sees the claims that wait, the earliest first, until they are decided', () => {
    const hall = openHall(plan).given(takes(needy)).later(5).given(takes(needy), takes())
    const numbers = () => guideView(hall.hall, hall.now)?.claims.map(({ number }) => number)
    expect(numbers()).toEqual(['A001', 'A002'])
    hall.given(confirms('A001'))
    expect(numbers()).toEqual(['A002'])
    hall.given(refusesClaim('A002'))
    expect(numbers()).toEqual([])
  })
})
