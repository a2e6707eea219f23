import { type EpochMs, hallOffsetMs } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { nextCaseDeadline } from './case-deadlines.ts'
import { byItself, CaseScenario } from './cases.testkit.ts'

const text = (ms: EpochMs | undefined) =>
  ms === undefined ? undefined : new Date(ms + hallOffsetMs).toISOString().slice(0, 16)
const one = { caseId: 'case-1' }
const told = (scenario: CaseScenario) =>
  scenario.events.flatMap((event) =>
    event.type === 'DeadlineTold'
      ? [`${text(event.recordedAt)} ${event.data.step} ${event.data.rung}`]
      : [],
  )

describe('terms', () => {
  test('[CASE-5] a simple case has its days, a complex one more, or a last day of its own', () => {
    const due = (more: object) =>
      text(new CaseScenario().registered().assigned('case-1', more).case().term?.dueAt)
    expect(due({})).toBe('2026-11-30T17:00')
    expect(due({ handling: 'complex' })).toBe('2026-12-14T17:00')
    expect(due({ dueOn: '2026-11-24' })).toBe('2026-11-24T17:00')
  })

  test('[CASE-6] reminds a working day ahead, then climbs rung by rung, each once', () => {
    const scenario = new CaseScenario().registered().assigned().signed()
    scenario.passesTo('2026-12-31')
    expect(told(scenario)).toEqual([
      '2026-11-28T09:00 due-soon 0',
      '2026-11-30T17:00 overdue 0',
      '2026-12-03T17:00 overdue 1',
      '2026-12-07T17:00 overdue 2',
    ])
    expect(scenario.case().escalation).toBe(3)
    expect(nextCaseDeadline(scenario.book)).toBeUndefined()
  })

  test('[CASE-6] who does not sign in time is told, and a late signature says so', () => {
    const scenario = new CaseScenario().registered().assigned().passesTo('2026-11-23', '16:00')
    expect(told(scenario)).toEqual(['2026-11-23T14:30 sign-late 0'])
    const outcome = scenario.when('handler', 'SignCase', one)
    expect(outcome.events).toEqual([{ type: 'CaseSigned', data: { ...one, late: true } }])
  })

  test('[CASE-6] what was reported in time is told no more, and a new term begins anew', () => {
    const scenario = new CaseScenario().registered().assigned().signed().reported()
    scenario.passesTo('2026-12-01')
    expect(told(scenario)).toEqual([])
    scenario.reviews('supervisor', 'returned').thenAccepted()
    scenario.passesTo('2026-12-08', '18:00')
    expect(told(scenario)).toEqual(['2026-12-07T09:00 due-soon 0', '2026-12-08T17:00 overdue 0'])
  })

  test('[CASE-6] after a decline and another assignment the ids of the deadlines are new', () => {
    const scenario = new CaseScenario().registered().assigned()
    const first = nextCaseDeadline(scenario.book)?.commandId
    scenario.given('handler', 'DeclineCase', { ...one, reasonCode: 'not-ours' })
    expect(nextCaseDeadline(scenario.book)).toBeUndefined()
    scenario.assigned()
    expect(nextCaseDeadline(scenario.book)?.commandId).not.toBe(first)
  })

  test('[CASE-6] nothing is told before its time, twice, or of another term', () => {
    const scenario = new CaseScenario().registered().assigned().signed()
    const tell = (term: number) =>
      scenario.when(byItself, 'TellDeadline', { ...one, term, step: 'overdue', rung: 0 })
    tell(1).thenRefused('CaseNotAtThatStep')
    scenario.at('2026-11-30', '18:00')
    tell(2).thenRefused('CaseNotAtThatStep')
    tell(1).thenAccepted()
    tell(1).thenRefused('CaseNotAtThatStep')
  })

  test('[CASE-7] an extension is asked for once and decided by somebody else', () => {
    const scenario = new CaseScenario().registered().assigned().signed()
    const ask = (days: number) => scenario.when('handler', 'RequestExtension', { ...one, days })
    const decide = (who: string, approved: boolean, along?: { note: boolean }) =>
      scenario.when(who, 'DecideExtension', { ...one, approved }, along)
    decide('supervisor', true).thenRefused('NoExtensionAsked')
    ask(11).thenRefused('ExtensionLimitReached')
    ask(3).thenAccepted()
    ask(3).thenRefused('ExtensionPending')
    decide('both', true).thenRefused('ReviewerIsHandler')
    decide('supervisor', false, { note: false }).thenRefused('NoteNeeded')
    decide('supervisor', false).thenAccepted()
    expect(text(scenario.case().term?.dueAt)).toBe('2026-11-30T17:00')
    ask(3).thenAccepted()
    decide('supervisor', true).thenAccepted()
    expect(text(scenario.case().term?.dueAt)).toBe('2026-12-03T17:00')
    ask(1).thenRefused('ExtensionLimitReached')
  })
})
