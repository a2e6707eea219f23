import { describe, test } from 'vitest'
import { openHall } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { callsNext, opens, recalls, starts, takes } from '../steps.testkit.ts'

const called = (plan = smallPlan()) => openHall(plan).given(opens('w1'), takes(), callsNext('w1'))

describe('calling again', () => {
  test('[CALL-4] counts on from the first call', () => {
    const hall = called().later(20)
    hall.when(recalls('w1')).thenHappens({ TicketRecalled: { number: 'A001', callCount: 2 } })
    hall
      .later(20)
      .when(recalls('w1'))
      .thenHappens({ TicketRecalled: { callCount: 3 } })
  })

  test('[CALL-4] ends at the limit of the plan', () => {
    const hall = called().later(20).given(recalls('w1')).later(20).given(recalls('w1'))
    hall.later(20).when(recalls('w1')).thenRefused('CallLimitReached')
  })

  test('[CALL-4] a plan may allow a single call', () => {
    called(smallPlan({ callCountMax: 1 }))
      .later(600)
      .when(recalls('w1'))
      .thenRefused('CallLimitReached')
  })

  test('[CALL-5] waits for the last announcement', () => {
    called().later(19.999).when(recalls('w1')).thenRefused('RecallTooSoon')
    called().later(20).when(recalls('w1')).thenAccepted()
  })

  test('[CALL-5] the spacing counts from the last call, not from the first', () => {
    const hall = called().later(30).given(recalls('w1'))
    hall.later(10).when(recalls('w1')).thenRefused('RecallTooSoon')
  })

  test('[CALL-4] needs a called number', () => {
    openHall().given(opens('w1')).when(recalls('w1')).thenRefused('NothingCalled')
    called().given(starts('w1')).later(60).when(recalls('w1')).thenRefused('NothingCalled')
  })
})
