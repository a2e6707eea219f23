import { describe, expect, test } from 'vitest'
import { CaseScenario } from './cases.testkit.ts'

const reply = { alarmId: 'a-1', attachmentIds: [] }
const review = (outcome: 'accepted' | 'rejected') => ({ alarmId: 'a-1', outcome })

/** An alarm about the clerk, opened on Monday. */
function alarmed() {
  const scenario = new CaseScenario()
  const clerkId = 'clerk' as never
  const level = 'red'
  scenario.alarms.set('a-1', { alarmId: 'a-1', level, clerkId, openedAt: scenario.now })
  return scenario
}

describe('the right of reply', () => {
  test('[REPLY-1] the clerk concerned replies once, in words, and nobody else does', () => {
    const scenario = alarmed()
    scenario.when('handler', 'ReplyToAlarm', reply).thenRefused('NotYourCase')
    scenario.when('clerk', 'ReplyToAlarm', reply, { note: false }).thenRefused('NoteNeeded')
    const unknown = { ...reply, alarmId: 'a-2' }
    scenario.when('clerk', 'ReplyToAlarm', unknown).thenRefused('AlarmUnknown')
    scenario.given('clerk', 'ReplyToAlarm', reply)
    scenario.when('clerk', 'ReplyToAlarm', reply).thenRefused('ReplyGivenAlready')
  })

  test('[REPLY-1] within the plan’s working days and not after them', () => {
    const at = (date: string, clock: string) =>
      alarmed().at(date, clock).when('clerk', 'ReplyToAlarm', reply)
    at('2026-11-27', '17:00').thenAccepted()
    at('2026-11-27', '17:01').thenRefused('ReplyTooLate')
  })

  test('[REPLY-2] somebody else decides once, with a reason, and both stay', () => {
    const scenario = alarmed()
    const when = (who: string, outcome: 'accepted' | 'rejected', along?: { note: boolean }) =>
      scenario.when(who, 'ReviewReply', review(outcome), along)
    when('supervisor', 'accepted').thenRefused('ReplyNotThere')
    scenario.given('clerk', 'ReplyToAlarm', reply)
    when('clerk', 'accepted').thenRefused('ReviewerIsHandler')
    when('supervisor', 'rejected', { note: false }).thenRefused('NoteNeeded')
    when('supervisor', 'accepted').thenAccepted()
    when('inspector', 'rejected').thenRefused('ReplyReviewedAlready')
    expect(scenario.book.replies.get('a-1')).toMatchObject({
      personId: 'clerk',
      review: { outcome: 'accepted', by: 'supervisor' },
    })
  })

  test('[REPLY-1] a hall without rules for cases takes no replies either', () => {
    const scenario = alarmed()
    scenario.plan = { ...scenario.plan, rules: { ...scenario.plan.rules, cases: undefined } }
    scenario.when('clerk', 'ReplyToAlarm', reply).thenRefused('CasesNotSetUp')
  })
})
