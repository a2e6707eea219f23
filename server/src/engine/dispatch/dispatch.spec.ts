import { describe, expect, test } from 'vitest'
import { byItself, openHall } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import {
  abandons,
  adopts,
  arrive,
  by,
  callsNext,
  closes,
  finishes,
  misses,
  opens,
  pauses,
  press,
  resumesWindow,
  starts,
  takes,
} from '../steps.testkit.ts'
import {
  automatic,
  automaticHall,
  dueCalls,
  graceMs,
  saysNotReady,
  saysReady,
  wakesUp,
} from './dispatch.testkit.ts'
import { longestIdleFirst } from './longest-idle.ts'

const dispatches = (windowId: string) => by(byItself, press('DispatchNext', { windowId }))
const offers = (windowId: string) => by(byItself, press('OfferCall', { windowId }))
const lapses = (windowId: string) => by(byItself, press('LapseOffer', { windowId }))
const manager = { kind: 'staff', personId: 'tian' } as never
const signs = (personId: string, outcome: string, windowId?: string) =>
  by({ kind: 'system', part: 'intake' }, () => ({
    command: { type: 'RecordSignIn', data: { personId, outcome, windowId } } as never,
  }))

describe('saying ready', () => {
  test('[DISPATCH-1] nobody is called for who has not said ready, however many wait', () => {
    const hall = arrive(automaticHall().given(opens('w1')), 3).later(600)
    expect(wakesUp(hall)).toEqual([])
    hall.when(offers('w1')).thenRefused('NotSaidReady')
    hall.when(dispatches('w1')).thenRefused('NotSaidReady')
  })

  test('[DISPATCH-1] only the clerk at the window says it, and whoever may act there unsays it', () => {
    const hall = automaticHall().given(opens('w1'))
    hall.when(by(manager, saysReady('w1'))).thenRefused('ReadyIsTheClerks')
    hall.when(saysReady('w1')).thenHappens({ ReadySaid: { windowId: 'w1', stay: false } })
    hall.when(saysReady('w1')).thenNothingHappens()
    hall.given(by(manager, saysNotReady('w1')))
    hall.when(saysNotReady('w1')).thenRefused('NotSaidReady')
    hall.when(saysNotReady('w9')).thenRefused('WindowUnknown')
  })

  test('[DISPATCH-1] at an open window of a hall that calls by itself', () => {
    const hall = automaticHall()
    hall.when(saysReady('w1')).thenRefused('WindowClosed')
    hall.given(opens('w1'), pauses('w1')).when(saysReady('w1')).thenRefused('WindowPaused')
    hall.when(saysReady('w9')).thenRefused('WindowUnknown')
    openHall().given(opens('w1')).when(saysReady('w1')).thenRefused('CallsAreManual')
    const byHand = smallPlan({ dispatch: { mode: 'manual', graceMs } })
    openHall(byHand).given(opens('w1')).when(saysReady('w1')).thenRefused('CallsAreManual')
  })
})

describe('a call by the hall', () => {
  test('[DISPATCH-2] is announced, and comes when the grace time is over', () => {
    const hall = arrive(automaticHall().given(opens('w1')), 1).given(saysReady('w1'))
    expect(wakesUp(hall)).toEqual(['OfferCall w1'])
    expect(hall.window('w1')?.ready?.offer?.callsAt).toBe(hall.now + graceMs)
    expect(wakesUp(hall.later(7.999))).toEqual([])
    hall.when(dispatches('w1')).thenRefused('NoCallOffered')
    expect(wakesUp(hall.later(0.001))).toEqual(['DispatchNext w1'])
    expect(hall.events.at(-1)?.data).toMatchObject({
      number: 'A001',
      via: 'next',
      dispatched: true,
      basis: { policyId: 'first-come-first-served' },
    })
  })

  test('[DISPATCH-2] not ready within the grace time ends it', () => {
    const hall = arrive(automaticHall().given(opens('w1')), 1).given(saysReady('w1'))
    wakesUp(hall)
    hall.later(5).given(saysNotReady('w1'))
    expect(wakesUp(hall.later(60))).toEqual([])
  })

  test('[DISPATCH-2] is taken back when nobody is left, and announced anew for the next', () => {
    const hall = arrive(automaticHall().given(opens('w1')), 1).given(saysReady('w1'))
    wakesUp(hall)
    hall.when(lapses('w1')).thenRefused('OfferStands')
    hall.when(offers('w1')).thenRefused('OfferStands')
    hall.later(5).given(abandons('A001'))
    expect(wakesUp(hall)).toEqual(['LapseOffer w1'])
    hall.when(lapses('w1')).thenRefused('NoCallOffered')
    hall.when(offers('w1')).thenRefused('NobodyWaiting')
    expect(wakesUp(hall.later(100).given(takes()))).toEqual(['OfferCall w1'])
    expect(wakesUp(hall.later(8))).toEqual(['DispatchNext w1'])
  })

  test('[DISPATCH-2] the clerk may be faster', () => {
    const hall = arrive(automaticHall().given(opens('w1')), 2).given(saysReady('w1'))
    wakesUp(hall)
    hall
      .later(2)
      .when(callsNext('w1'))
      .thenHappens({ TicketCalled: { number: 'A001' } })
    expect(wakesUp(hall.later(60))).toEqual([])
  })

  test('[DISPATCH-2] two wake-ups have one id for each announcement and each call', () => {
    const hall = arrive(automaticHall().given(opens('w1')), 2).given(saysReady('w1', true))
    const ids: string[] = []
    for (let visitor = 0; visitor < 2; visitor += 1) {
      ids.push(String(dueCalls(hall)[0]?.commandId))
      wakesUp(hall)
      hall.later(8)
      ids.push(String(dueCalls(hall)[0]?.commandId))
      wakesUp(hall)
      hall.given(starts('w1'), finishes('w1'))
    }
    expect(new Set(ids).size).toBe(4)
    expect(ids.every((id) => /^(offer-call|dispatch):\d+(:\d+)?$/.test(id))).toBe(true)
  })
})

describe('several windows', () => {
  test('[DISPATCH-3] one number is announced at one window only', () => {
    const hall = automaticHall().given(opens('w1')).later(10).given(opens('w2'))
    hall.given(saysReady('w1'), saysReady('w2')).later(5).given(takes())
    expect(wakesUp(hall)).toEqual(['OfferCall w1'])
    expect(wakesUp(hall.later(1).given(takes()))).toEqual(['OfferCall w2'])
  })

  test('[DISPATCH-5] the longest idle comes first, and the next one when it says not ready', () => {
    const hall = automaticHall().given(opens('w2')).later(10).given(opens('w1'))
    hall.given(saysReady('w1'), saysReady('w2'))
    expect(longestIdleFirst(hall.hall).map((one) => one.windowId)).toEqual(['w2', 'w1'])
    expect(wakesUp(hall.given(takes()))).toEqual(['OfferCall w2'])
    hall.later(4).given(saysNotReady('w2'))
    expect(wakesUp(hall)).toEqual(['OfferCall w1'])
    // It has the whole grace time to itself.
    expect(wakesUp(hall.later(7))).toEqual([])
    expect(wakesUp(hall.later(1))).toEqual(['DispatchNext w1'])
  })

  test('[DISPATCH-5] who finished last is idle shortest; busy, paused and closed ones are not free', () => {
    const hall = arrive(automaticHall().given(opens('w1'), opens('w2'), opens('w3')), 2)
    hall.given(callsNext('w1'), starts('w1')).later(60).given(finishes('w1'))
    hall.given(pauses('w3'))
    expect(longestIdleFirst(hall.hall).map((one) => one.windowId)).toEqual(['w2', 'w1'])
    hall.given(callsNext('w2'))
    expect(longestIdleFirst(hall.hall).map((one) => one.windowId)).toEqual(['w1'])
  })

  test('[DISPATCH-3] a window is passed over for what it cannot do', () => {
    const hall = automaticHall().given(opens('w3'), opens('w2'))
    hall
      .given(saysReady('w3'), saysReady('w2'))
      .later(1)
      .given(takes({ items: ['P1'] }))
    expect(wakesUp(hall)).toEqual(['OfferCall w2'])
  })
})

describe('a number that is left to another window', () => {
  const signing = { items: ['N1'], needs: ['signing'] }

  test('[NEED-3] [DISPATCH-2] is announced at an idle one once its bound is over, by itself', () => {
    const hall = automaticHall().given(opens('w1'), opens('w2'), saysReady('w1'), takes(signing))
    expect(wakesUp(hall)).toEqual([])
    expect(wakesUp(hall.later(299))).toEqual([])
    hall.when(offers('w1')).thenRefused('NobodyWaiting')
    expect(wakesUp(hall.later(1))).toEqual(['OfferCall w1'])
    expect(wakesUp(hall.later(8))).toEqual(['DispatchNext w1'])
  })

  test('[NEED-3] at once when nobody who could help is there any more', () => {
    const hall = automaticHall().given(opens('w1'), opens('w2'), saysReady('w1'), takes(signing))
    expect(wakesUp(hall.given(pauses('w2')))).toEqual(['OfferCall w1'])
  })
})

describe('readiness ends', () => {
  test('[DISPATCH-4] with the call, unless the clerk chose to stay ready', () => {
    for (const stay of [false, true]) {
      const hall = arrive(automaticHall().given(opens('w1')), 2).given(saysReady('w1', stay))
      wakesUp(hall)
      wakesUp(hall.later(8))
      expect(wakesUp(hall.later(30).given(starts('w1'), finishes('w1')))).toEqual(
        stay ? ['OfferCall w1'] : [],
      )
    }
  })

  test('[DISPATCH-4] a miss is no way of being ready either', () => {
    const hall = arrive(automaticHall().given(opens('w1')), 2).given(saysReady('w1'))
    wakesUp(hall)
    wakesUp(hall.later(8))
    expect(wakesUp(hall.later(90).given(misses('w1')))).toEqual([])
  })

  test('[DISPATCH-4] said while somebody is served it is for the one after', () => {
    const hall = arrive(automaticHall().given(opens('w1')), 2).given(callsNext('w1'), starts('w1'))
    expect(wakesUp(hall.given(saysReady('w1')).later(60))).toEqual([])
    expect(wakesUp(hall.given(finishes('w1')))).toEqual(['OfferCall w1'])
  })

  test('[DISPATCH-4] with a pause, and does not come back with the end of it', () => {
    const hall = arrive(automaticHall().given(opens('w1'), saysReady('w1', true)), 1)
    wakesUp(hall)
    hall.given(pauses('w1'))
    expect(wakesUp(hall.later(60).given(resumesWindow('w1')))).toEqual([])
    expect(hall.window('w1')?.ready).toBeUndefined()
  })

  test('[DISPATCH-4] with the window, when signing out, and when signing in elsewhere', () => {
    const ready = () => automaticHall().given(opens('w1'), saysReady('w1', true))
    expect(ready().given(closes('w1')).window('w1')?.ready).toBeUndefined()
    for (const [personId, outcome, windowId] of [
      ['li', 'signed-out', 'w1'],
      ['li', 'signed-in', 'w2'],
      ['tian', 'signed-in', 'w1'],
    ] as const) {
      const hall = ready()
      for (const person of ['li', 'tian']) hall.given(press('AddPerson', { personId: person }))
      hall.given(signs(personId, 'refused', windowId))
      expect(hall.window('w1')?.ready).toBeDefined()
      hall.given(signs(personId, outcome, windowId))
      expect(hall.window('w1')?.ready).toBeUndefined()
    }
  })

  test('[DISPATCH-4] when the hall goes back to calls by hand', () => {
    const hall = automaticHall().given(opens('w1'), saysReady('w1', true))
    hall.given(adopts(smallPlan({ ...automatic, callCountMax: 2 })))
    expect(hall.window('w1')?.ready).toBeDefined()
    hall.given(adopts(smallPlan()))
    expect(hall.window('w1')?.ready).toBeUndefined()
  })

  test('[DISPATCH-4] to change the time after keeps the call that is announced', () => {
    const hall = arrive(automaticHall().given(opens('w1')), 1).given(saysReady('w1'))
    wakesUp(hall)
    hall.later(4).given(saysReady('w1', true))
    expect(wakesUp(hall.later(4))).toEqual(['DispatchNext w1'])
    expect(hall.window('w1')?.ready?.stay).toBe(true)
  })
})
