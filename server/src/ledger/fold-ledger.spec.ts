import { describe, expect, test } from 'vitest'
import { openHall, type Scenario } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import * as steps from '../engine/steps.testkit.ts'
import { checkVisit, secondsOf, told, visitsOf } from './ledger.testkit.ts'

const hall = (): Scenario =>
  openHall(smallPlan({ faultPauses: ['break'] })).given(
    steps.opens('w1'),
    steps.opens('w2'),
    steps.opens('w3'),
    steps.takes(),
  )
const served = (): Scenario =>
  hall().later(60).given(steps.callsNext('w1')).later(20).given(steps.starts('w1'))

const visitOf = (scenario: Scenario, number = 'A001') => {
  const visit = visitsOf(scenario.events, scenario.now).find((one) => one.number === number)
  if (visit === undefined) throw new Error(`no visit ${number}`)
  checkVisit(visit)
  return visit
}
const story = (scenario: Scenario, number?: string) => told(visitOf(scenario, number))

describe('whose each second is', () => {
  test('[LEDGER-1] a plain visit: it waits, walks and is served', () => {
    const done = served().later(300).given(steps.finishes('w1'))
    expect(story(done)).toEqual(['waiting-for-window 60', 'walking 20 w1', 'serving 300 w1'])
    expect(visitOf(done).over).toBe(true)
  })

  test('[LEDGER-1] a visit that is not over counts until now', () => {
    const running = served().later(30)
    expect(story(running)).toEqual(['waiting-for-window 60', 'walking 20 w1', 'serving 30 w1'])
    expect(visitOf(running).over).toBe(false)
  })

  test('[LEDGER-1] what is open at the end of the day ends with it', () => {
    const closed = served().given(steps.takes()).later(90).given(steps.midnight)
    expect(story(closed)).toEqual(['waiting-for-window 60', 'walking 20 w1', 'serving 90 w1'])
    expect(story(closed, 'A002')).toEqual(['waiting-for-window 90'])
  })

  test('[LEDGER-2] a clock that was set back makes nothing negative and nothing double', () => {
    const done = served().later(-600).given(steps.finishes('w1'))
    expect(story(done)).toEqual(['waiting-for-window 60', 'walking 20 w1'])
  })

  test('[LEDGER-3] rest is taken off a wait, not off a service', () => {
    const noon = hall().at('11:50').given(steps.callsNext('w1'), steps.starts('w1'))
    noon.at('12:10').given(steps.finishes('w1'))
    expect(secondsOf(visitOf(noon), 'serving')).toBe(20 * 60)
    const waiting = hall().at('13:40').given(steps.callsNext('w1'))
    expect(story(waiting)).toEqual([
      `waiting-for-window ${3 * 3_600}`,
      `rest ${90 * 60}`,
      `waiting-for-window ${10 * 60}`,
    ])
  })

  test('[LEDGER-3] rest is taken off every hold, and off no missed number', () => {
    for (const kind of ['papers-taken', 'papers-kept', 'awaiting-step'] as const) {
      const held = served().at('11:00').given(steps.holds('w1', kind)).at('13:30')
      expect(secondsOf(visitOf(held), 'rest')).toBe(90 * 60)
    }
    const missed = hall().at('11:00').given(steps.callsNext('w1'), steps.misses('w1')).at('13:30')
    expect(secondsOf(visitOf(missed), 'rest')).toBe(0)
    expect(secondsOf(visitOf(missed), 'away')).toBe(150 * 60)
  })

  test('[LEDGER-3] a calendar adopted meanwhile counts from then on', () => {
    const { calendar, ...rest } = smallPlan()
    const later = calendar.sessions.map((one) =>
      one.sessionId === 'pm' ? { ...one, from: '13:00' } : one,
    )
    const plan = { ...rest, calendar: { ...calendar, sessions: later } }
    const changed = hall().at('12:30').given(steps.adopts(plan)).at('13:20')
    expect(story(changed).slice(1)).toEqual([`rest ${60 * 60}`, `waiting-for-window ${20 * 60}`])
  })

  test('[LEDGER-4] a pause for a fault is nobody’s service', () => {
    const down = served().later(30).given(steps.pauses('w1')).later(40)
    down.given(steps.resumesWindow('w1')).later(10).given(steps.finishes('w1'))
    expect(story(down).slice(2)).toEqual(['serving 30 w1', 'device-fault 40 w1', 'serving 10 w1'])
    const lunch = served().given(steps.pauses('w1', 'meal')).later(40)
    expect(secondsOf(visitOf(lunch), 'device-fault')).toBe(0)
  })

  test('[LEDGER-4] who waits while another window goes on waits for a window', () => {
    const one = hall().later(10).given(steps.pauses('w1')).later(10)
    expect(story(one)).toEqual(['waiting-for-window 20'])
    one.given(steps.pauses('w2')).later(10).given(steps.resumesWindow('w1')).later(10)
    expect(story(one)).toEqual([
      'waiting-for-window 20',
      'device-fault 10',
      'waiting-for-window 10',
    ])
  })

  test('[LEDGER-4] who was sent to one window waits for that one', () => {
    const sent = served()
      .given(steps.transfers('w1', steps.toWindow('w2')))
      .later(5)
    sent.given(steps.pauses('w2')).later(5).given(steps.closes('w2')).later(5)
    expect(story(sent).slice(2)).toEqual([
      'waiting-for-window 5',
      'device-fault 5',
      'waiting-for-window 5',
    ])
  })

  test('[LEDGER-5] a hold is charged by its kind', () => {
    const owners = {
      'papers-taken': 'papers-with-visitor',
      'papers-kept': 'papers-kept',
      'awaiting-step': 'waiting-for-another-step',
    } as const
    for (const [kind, owner] of Object.entries(owners)) {
      const held = served()
        .later(10)
        .given(steps.holds('w1', kind as keyof typeof owners))
      held.later(70).given(steps.takesUp('w1', 'A001')).later(10).given(steps.finishes('w1'))
      expect(story(held).slice(2)).toEqual(['serving 10 w1', `${owner} 70 w1`, 'serving 10 w1'])
    }
  })

  test('[LEDGER-5] another window that takes it up is charged for its own part', () => {
    const held = served().later(10).given(steps.holds('w1', 'papers-taken')).later(70)
    held.given(steps.takesUp('w2', 'A001')).later(30).given(steps.finishes('w2'))
    expect(story(held).slice(3)).toEqual(['papers-with-visitor 70 w1', 'serving 30 w2'])
  })

  test('[LEDGER-6] after a missed call the time is the visitor’s until the number is put back', () => {
    const back = hall().later(60).given(steps.callsNext('w1')).later(90).given(steps.misses('w1'))
    back.later(200).given(steps.reinstates('A001')).later(5)
    expect(story(back)).toEqual([
      'waiting-for-window 60',
      'walking 90 w1',
      'away 200',
      'waiting-for-window 5',
    ])
  })

  test('[LEDGER-6] a transfer and the next leg wait for a window again, in the new queue', () => {
    const legs = hall()
      .given(steps.takes({ items: ['N1', 'P1'] }))
      .later(10)
    legs.given(steps.callsNext('w1'), steps.starts('w1'), steps.adds('w1', 'P1')).later(10)
    legs.given(steps.finishes('w1')).later(10)
    const visit = visitOf(legs)
    expect(told(visit)).toEqual(['waiting-for-window 10', 'serving 10 w1', 'waiting-for-window 10'])
    expect(visit.segments.map(({ queueId }) => queueId)).toEqual(['A', 'A', 'C'])
  })
})
