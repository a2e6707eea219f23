import type { EpochMs } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { counterTicket, counterView, morning } from '../fixtures/counter-view.testkit.ts'
import { otherVerbs, primaryVerb, refusalNow, situationOf } from './situation.ts'

const place = (state: string) => ({ ...counterView().window, state })

describe('the primary action', () => {
  test('a called visitor is to be served', () => {
    const view = counterView({ ticket: counterTicket({ status: 'called' }) })
    expect(primaryVerb(view)).toBe('StartServing')
  })

  test('a served visitor is to be finished, also while the window is paused', () => {
    expect(primaryVerb(counterView({ ticket: counterTicket() }))).toBe('FinishServing')
    const paused = counterView({ ticket: counterTicket(), window: place('paused') })
    expect(primaryVerb(paused)).toBe('FinishServing')
  })

  test('without a visitor the state of the window decides', () => {
    expect(primaryVerb(counterView())).toBe('CallNext')
    expect(primaryVerb(counterView({ window: place('paused') }))).toBe('ResumeWindow')
    expect(primaryVerb(counterView({ window: place('closed') }))).toBe('OpenWindow')
  })
})

test('the other verbs keep their places in every state', () => {
  const places = ['open', 'paused', 'closed'].map(
    (state) => otherVerbs(counterView({ window: place(state) })).length,
  )
  expect(places).toEqual([12, 12, 12])
})

describe('a refusal', () => {
  const actions = [
    { type: 'RecallTicket', refusal: 'RecallTooSoon' },
    { type: 'CallNext', refusal: 'WindowBusy' },
  ]
  const recallFrom = morning + 10_000
  const view = counterView({ actions, ticket: counterTicket({ status: 'called', recallFrom }) })

  test('of a recall that came too soon ends when its moment has come', () => {
    expect(refusalNow(view, 'RecallTicket', morning)).toBe('RecallTooSoon')
    expect(refusalNow(view, 'RecallTicket', recallFrom as EpochMs)).toBeUndefined()
  })

  test('of another kind stays until the next view', () => {
    expect(refusalNow(view, 'CallNext', (morning + 3_600_000) as EpochMs)).toBe('WindowBusy')
  })

  test('of giving up and of resuming is there when there is no ticket for it', () => {
    expect(refusalNow(counterView(), 'AbandonTicket', morning)).toBe('NothingCalled')
    expect(refusalNow(counterView({ held: [] }), 'ResumeTicket', morning)).toBe('TicketNotHere')
    expect(refusalNow(counterView(), 'ResumeTicket', morning)).toBeUndefined()
    expect(refusalNow(view, 'AbandonTicket', morning)).toBeUndefined()
  })

  test('is absent for a verb that would be done', () => {
    expect(refusalNow(view, 'CallForHelp', morning)).toBeUndefined()
  })
})

describe('the situation of a window', () => {
  test('is the same when only the line of waiting people changed', () => {
    expect(situationOf(counterView({ waiting: 13 }))).toBe(situationOf(counterView()))
  })

  test('changes with a recall, a finish and an added item', () => {
    const before = situationOf(counterView({ ticket: counterTicket() }))
    const after = [
      counterView({ ticket: counterTicket({ callCount: 2 }) }),
      counterView(),
      counterView({ ticket: counterTicket({ items: [] }) }),
    ].map(situationOf)
    expect(new Set([before, ...after]).size).toBe(4)
  })
})
