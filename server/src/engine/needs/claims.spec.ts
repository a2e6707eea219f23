import type { Actor, DeviceId } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { openHall, type Press, type Scenario, type Step } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import {
  by,
  callsNext,
  claims,
  confirms,
  finishes,
  opens,
  refusesClaim,
  starts,
  takes,
  toQueue,
  transfers,
  withNote,
} from '../steps.testkit.ts'

const rates = { ordinary: 1, booked: 1.5, priority: 3, returning: 2, transferred: 1.5 }
const plan = {
  ...smallPlan(),
  callPolicy: {
    policyId: 'accumulating-priority' as const,
    rates,
    overtakesMax: 2,
    capMs: 3_600_000,
  },
}
const kiosk: Actor = { kind: 'device', deviceId: 'd1' as DeviceId }
const aged =
  (age: number, step: Step): Step =>
  (scenario): Press => ({ ...step(scenario), age })
const claiming = (groupCode: string, proof?: 'card' | 'staff') =>
  takes({ items: ['N1'], claim: { groupCode, ...(proof === undefined ? {} : { proof }) } })
const claimOf = (hall: Scenario, number = 'A001') => hall.ticket(number)?.claim
const classesOf = (hall: Scenario, number = 'A001') => hall.ticket(number)?.classes

describe('a claim of priority', () => {
  test('[PRIO-5] waits as ordinary, and its class counts from the confirmation on', () => {
    const hall = openHall(plan).given(opens('w1'), opens('w2'), takes())
    hall.later(60).given(claiming('veteran')).later(60)
    expect([claimOf(hall, 'A002'), classesOf(hall, 'A002')]).toEqual([
      { groupCode: 'veteran', state: 'waiting' },
      [],
    ])
    // A001 has waited 2 min, A002 one: with the class it counts for three.
    hall
      .fork(plan)
      .when(callsNext('w1'))
      .thenHappens({ TicketCalled: { number: 'A001' } })
    hall
      .when(confirms('A002'))
      .thenHappens({ ClaimConfirmed: { number: 'A002', groupCode: 'veteran', proof: 'card' } })
    expect(classesOf(hall, 'A002')).toEqual(['priority'])
    hall
      .when(callsNext('w1'))
      .thenHappens({ TicketCalled: { number: 'A002', basis: { score: 180_000 } } })
  })

  test('[PRIO-5] is confirmed at the take by a card that a device read, or by staff', () => {
    const hall = openHall(plan).given(by(kiosk, claiming('veteran', 'card')))
    hall.given(claiming('veteran', 'staff'))
    expect([classesOf(hall), classesOf(hall, 'A002')]).toEqual([['priority'], ['priority']])
    expect(hall.events.at(-1)?.data).toMatchObject({ claim: { confirmed: 'staff' } })
    // What staff can see, no device can; and some groups have no card.
    hall.when(by(kiosk, claiming('veteran', 'staff'))).thenRefused('ClaimNotConfirmable')
    hall.when(claiming('elderly', 'card')).thenRefused('ClaimNotConfirmable')
  })

  test('[PRIO-5] the confirmed class is kept when the number is sent on', () => {
    const hall = openHall(plan).given(opens('w2'), claiming('veteran', 'card'), callsNext('w2'))
    hall.given(starts('w2'), transfers('w2', toQueue('A')))
    expect(classesOf(hall)).toEqual(['priority', 'transferred'])
    expect(claimOf(hall)?.state).toBe('confirmed')
  })

  test('[PRIO-7] the age that was proven at the door is enough, one year less is not', () => {
    const hall = openHall(plan).given(aged(65, claiming('elderly')), aged(64, claiming('elderly')))
    expect([claimOf(hall)?.state, claimOf(hall, 'A002')?.state]).toEqual(['confirmed', 'waiting'])
    hall.when(confirms('A002', 'age')).thenRefused('AgeNotProven')
    hall.when(aged(64, confirms('A002', 'age'))).thenRefused('AgeNotProven')
    hall.when(aged(66, confirms('A002', 'age'))).thenHappens({ ClaimConfirmed: { proof: 'age' } })
    const log = JSON.stringify(hall.events.map(({ data }) => data).slice(2))
    for (const age of ['64', '65', '66', '"age":']) expect(log).not.toContain(age)
  })

  test('[PRIO-7] an age proves no group that asks for a card', () => {
    const hall = openHall(plan).given(aged(90, claiming('veteran')))
    expect(claimOf(hall)?.state).toBe('waiting')
    hall.when(aged(90, confirms('A001', 'age'))).thenRefused('ClaimNotConfirmable')
  })

  test('[PRIO-6] is refused with a reason of the list; the number stays ordinary', () => {
    const hall = openHall(plan).given(claiming('veteran'))
    hall.when(refusesClaim('A001', 'because')).thenRefused('ReasonUnknown')
    hall.when(withNote(refusesClaim('A001'))).thenHappens({
      ClaimRefused: { groupCode: 'veteran', reasonCode: 'no-card', note: { noteId: 'note-1' } },
    })
    expect([claimOf(hall)?.state, classesOf(hall)]).toEqual(['refused', []])
    hall.when(confirms('A001')).thenRefused('ClaimNotWaiting')
    hall.when(refusesClaim('A001')).thenRefused('ClaimNotWaiting')
  })

  test('[PRIO-6] staff claim later for who did not, or was refused, and confirm in one', () => {
    const hall = openHall(plan).given(takes(), claiming('veteran'))
    hall.when(claims('A002', 'elderly')).thenRefused('ClaimStands')
    hall.when(claims('A001', 'nobility')).thenRefused('PriorityGroupUnknown')
    hall.when(claims('A001', 'veteran')).thenHappens({ PriorityClaimed: { groupCode: 'veteran' } })
    hall
      .given(refusesClaim('A002'))
      .when(claims('A002', 'veteran', 'staff'))
      .thenHappens(
        { PriorityClaimed: { number: 'A002' } },
        { ClaimConfirmed: { number: 'A002', proof: 'staff' } },
      )
    hall.when(claims('A002', 'veteran')).thenRefused('ClaimStands')
  })

  test('[PRIO-5] of a group that is not there is refused, and so is one of a number that is over', () => {
    const hall = openHall(plan)
    const refused = hall.when(claiming('nobility'))
    refused.thenRefused('PriorityGroupUnknown')
    expect(refused.decision).toMatchObject({ refusal: { detail: 'nobility' } })
    hall.given(opens('w1'), claiming('veteran'), callsNext('w1'), starts('w1'), finishes('w1'))
    hall.when(confirms('A001')).thenRefused('TicketUnknown')
    hall.when(refusesClaim('A001')).thenRefused('TicketUnknown')
    hall.when(claims('A001', 'veteran')).thenRefused('TicketUnknown')
  })

  test('[PRIO-6] a group that the plan has no more is confirmed no more, only refused', () => {
    const hall = openHall(plan).given(claiming('veteran'))
    hall.hall.plan = { ...plan, rules: { ...plan.rules, priorityGroups: [] } }
    hall.when(confirms('A001')).thenRefused('ClaimNotConfirmable')
    hall.when(refusesClaim('A001')).thenAccepted()
  })
})
