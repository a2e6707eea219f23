import { satisfactionSchema, type WindowId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import {
  arrive,
  calls,
  callsNext,
  finishes,
  holds,
  misses,
  opens,
  pauses,
  press,
  recalls,
  reinstates,
  starts,
  takes,
  toWindow,
  transfers,
} from '../engine/steps.testkit.ts'
import { counterView } from './counter-view.ts'

const atW1 = ({ hall, now }: Scenario) => counterView(hall, 'w1' as WindowId, now)
const atW2 = ({ hall, now }: Scenario) => counterView(hall, 'w2' as WindowId, now)

function finished(): { readonly hall: Scenario; readonly servingId: string } {
  const hall = openHall().given(opens('w1'), takes(), callsNext('w1'), starts('w1'))
  const { servingId } = hall.ticket('A001') as unknown as { readonly servingId: string }
  return { hall: hall.given(finishes('w1')), servingId }
}

const rated = (servingId: string, satisfaction: string) =>
  press('RateService', { servingId, satisfaction, labels: [], channel: 'evaluator' } as never)

describe('the rating of the last service', () => {
  test('[RATE-2] the counter sees that it was rated, and the same whatever it says', () => {
    const views = satisfactionSchema.options.map((satisfaction) => {
      const { hall, servingId } = finished()
      return atW1(hall.given(rated(servingId, satisfaction)))
    })
    expect(views[0]?.lastService).toEqual({ number: 'A001', rating: 'rated' })
    for (const view of views) expect(view).toEqual(views[0])
  })

  test('[RATE-3] nobody rated: open for a minute, then not rated, and never counted', () => {
    const { hall } = finished()
    expect(atW1(hall)?.lastService?.rating).toBe('open')
    expect(atW1(hall.later(60))?.lastService?.rating).toBe('open')
    expect(atW1(hall.later(1))?.lastService?.rating).toBe('not-rated')
    expect(hall.hall.day?.rated).toBe(0)
  })

  test('[RATE-3] a later rating from the phone still counts', () => {
    const { hall, servingId } = finished()
    hall.later(600).given(rated(servingId, 'satisfied'))
    expect(atW1(hall)?.lastService?.rating).toBe('rated')
  })
})

describe('the ticket at the counter', () => {
  test('tells how long it waited, the calls that are left, and from when on', () => {
    const hall = openHall().given(opens('w1'), takes()).later(30).given(callsNext('w1'))
    const calledAt = hall.now
    expect(atW1(hall)?.ticket).toMatchObject({
      number: 'A001',
      status: 'called',
      waitMs: 30_000,
      callCount: 1,
      callCountMax: 3,
      recallFrom: calledAt + 20_000,
      items: [{ code: 'N1' }],
      materials: [{ name: '身份证' }],
      why: { zh: '先到先办' },
    })
    expect(atW1(hall.later(25).given(recalls('w1')))?.ticket).toMatchObject({
      waitMs: 30_000,
      callCount: 2,
    })
  })

  test('its wait ended with the first call, whatever came after', () => {
    const hall = openHall().given(opens('w1'), takes()).later(30).given(callsNext('w1'))
    hall.later(25).given(recalls('w1')).later(5).given(starts('w1'))
    expect(atW1(hall)?.ticket?.waitMs).toBe(30_000)
    hall.later(60).given(holds('w1', 'papers-kept')).later(600)
    hall.given(press('ResumeTicket', { windowId: 'w1', ticketId: hall.ticketId('A001') }))
    expect(atW1(hall)?.ticket?.waitMs).toBe(30_000)
  })

  test('tells that it was called by number', () => {
    const hall = arrive(openHall().given(opens('w1')), 2).given(calls('w1', 'A002'))
    expect(atW1(hall)?.ticket?.why.zh).toBe('指定叫号')
    expect(atW1(hall.given(starts('w1')))?.ticket?.why.zh).toBe('指定叫号')
  })

  test('tells why another one was called than the first that came', () => {
    const back = openHall().given(opens('w1'), takes(), callsNext('w1'), misses('w1'))
    back.given(reinstates('A001'), callsNext('w1'))
    expect(atW1(back)?.ticket?.why.zh).toBe('过号后重新排入，轮到')
    const moved = openHall().given(opens('w1'), opens('w2'), takes(), callsNext('w1'))
    moved.given(transfers('w1', toWindow('w2')), callsNext('w2'))
    expect(atW2(moved)?.ticket?.why.zh).toBe('转到本窗口，按原到达时间')
  })

  test('the clock of a service leaves out what it was on hold', () => {
    const hall = openHall().given(opens('w1'), takes(), callsNext('w1'), starts('w1'))
    const began = hall.now
    hall.later(60).given(holds('w1', 'papers-kept')).later(300)
    hall.given(press('ResumeTicket', { windowId: 'w1', ticketId: hall.ticketId('A001') }))
    expect(atW1(hall)?.ticket?.servingSince).toBe(began + 300_000)
  })
})

describe('who waits for this counter', () => {
  test('[CALL-1] are those it could call, the first in line first', () => {
    const hall = arrive(openHall().given(opens('w1')), 2)
    hall.later(1).given(takes({ items: ['P1'] }))
    const view = atW1(hall)
    expect(view).toMatchObject({ waiting: 2, next: [{ number: 'A001' }, { number: 'A002' }] })
    expect(view?.longestWaitSince).toBe(hall.ticket('A001')?.arrivedAt)
  })

  test('[HOLD-1] what is on hold is shown where it can be taken up', () => {
    const serves = () => openHall().given(opens('w1'), takes(), callsNext('w1'), starts('w1'))
    const kept = serves().given(holds('w1', 'papers-kept'))
    expect(atW1(kept)?.held).toMatchObject([{ number: 'A001', windowId: 'w1' }])
    expect(atW2(kept)?.held).toEqual([])
    const taken = serves().given(holds('w1', 'papers-taken'))
    expect(atW1(taken)?.held).toHaveLength(1)
    expect(atW2(taken)?.held).toMatchObject([{ number: 'A001' }])
  })

  test('[MOVE-2] a number can be sent only where all of it can be done', () => {
    const hall = openHall().given(opens('w1'), opens('w2'), opens('w3'))
    expect(atW1(hall)?.transferTargets).toEqual({ windows: [], queues: [] })
    const targets = atW1(hall.given(takes(), callsNext('w1')))?.transferTargets
    expect(targets?.windows.map((window) => window.windowId)).toEqual(['w2'])
    expect(targets?.queues.map((queue) => queue.queueId)).toEqual(['A', 'C', 'Z'])
  })

  test('[WIN-2] a pause is shown with its reason', () => {
    const hall = openHall().given(opens('w1'), pauses('w1', 'meal'))
    expect(atW1(hall)?.window).toMatchObject({ state: 'paused', pauseReason: { zh: 'meal' } })
  })
})
