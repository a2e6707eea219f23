import { describe, expect, test } from 'vitest'
import { byItself, CaseScenario } from './cases.testkit.ts'

const one = (caseId = 'case-1') => ({ caseId })
const withFiles = (caseId = 'case-1') => ({ caseId, attachmentIds: [] })
const patrol = { source: 'patrol', ill: 'long-wait', subject: {}, attachmentIds: [] }

describe('登记 registering', () => {
  test('[CASE-1] each case has a number of its year, a source, one of the six ills and words', () => {
    const scenario = new CaseScenario().registered().registered({ ill: 'misconduct' })
    expect(scenario.case().number).toBe('督2026-0001')
    expect(scenario.case('case-2')).toMatchObject({
      number: '督2026-0002',
      stage: 'registered',
      subject: { windowId: 'w1', businessDate: '2026-11-23' },
    })
  })

  test('[CASE-1] what the hall does not know, or nobody says, is refused by name', () => {
    const scenario = new CaseScenario()
    const register = (more: object, along?: { note: boolean }) =>
      scenario.when('supervisor', 'RegisterCase', { ...patrol, ...more }, along)
    register({ subject: { windowId: 'w9' } }).thenRefused('WindowUnknown')
    register({ subject: { itemCode: 'X9' } }).thenRefused('ItemUnknown')
    register({ subject: { personId: 'nobody' } }).thenRefused('PersonUnknown')
    register({ subject: { alarmId: 'a-9' } }).thenRefused('AlarmUnknown')
    register({}, { note: false }).thenRefused('NoteNeeded')
    scenario.plan = { ...scenario.plan, rules: { ...scenario.plan.rules, cases: undefined } }
    register({}).thenRefused('CasesNotSetUp')
  })

  test('[CASE-1] an alarm becomes one case, the hall’s own needs no words', () => {
    const scenario = new CaseScenario()
    scenario.alarms.set('a-1', { alarmId: 'a-1', level: 'red', openedAt: scenario.now })
    const ofAlarm = { ...patrol, source: 'alarm', subject: { alarmId: 'a-1' } }
    scenario.given(byItself, 'RegisterCase', ofAlarm, { note: false })
    scenario.when('supervisor', 'RegisterCase', ofAlarm).thenRefused('AlarmHasCase')
  })
})

describe('the life of a case', () => {
  test('[CASE-2] 登记 交办 签收 整改 反馈 核查 销号 归档, each step in its turn', () => {
    const scenario = new CaseScenario().registered()
    const early = (type: 'SignCase' | 'ArchiveCase') =>
      scenario.when('handler', type, one()).thenRefused('CaseNotAtThatStep')
    early('SignCase')
    early('ArchiveCase')
    scenario.reviews('supervisor', 'closed').thenRefused('CaseNotAtThatStep')
    scenario.assigned()
    scenario.when('handler', 'ReportCase', withFiles()).thenRefused('CaseNotAtThatStep')
    scenario.signed().reported()
    scenario.when('handler', 'SignCase', one()).thenRefused('CaseNotAtThatStep')
    scenario.reviews('supervisor', 'closed').thenAccepted()
    scenario.given('supervisor', 'ArchiveCase', one())
    expect(scenario.case()).toMatchObject({ stage: 'archived', returns: 0 })
    expect(scenario.events.map(({ type }) => type)).toEqual([
      'CaseRegistered',
      'CaseAssigned',
      'CaseSigned',
      'CaseReported',
      'CaseClosed',
      'CaseArchived',
    ])
  })

  test('[CASE-2] returned work begins another term and is reported again', () => {
    const scenario = new CaseScenario().registered().assigned().signed().reported()
    scenario.at('2026-11-27').reviews('supervisor', 'returned').thenAccepted()
    expect(scenario.case()).toMatchObject({ stage: 'rectifying', returns: 1, term: { term: 2 } })
    scenario.reported().reviews('supervisor', 'closed').thenAccepted()
  })

  test('[CASE-2] what is dismissed or declined says why, from the list and in words', () => {
    const scenario = new CaseScenario().registered()
    const dismiss = (reasonCode: string, along?: { note: boolean }) =>
      scenario.when('supervisor', 'DismissCase', { ...one(), reasonCode }, along)
    dismiss('because').thenRefused('ReasonUnknown')
    dismiss('mistaken', { note: false }).thenRefused('NoteNeeded')
    scenario.assigned()
    dismiss('mistaken').thenRefused('CaseNotAtThatStep')
    const decline = { ...one(), reasonCode: 'not-ours' }
    scenario.given('handler', 'DeclineCase', decline)
    expect(scenario.case()).toMatchObject({ stage: 'registered', unitId: undefined })
    dismiss('mistaken').thenAccepted()
    expect(scenario.case().stage).toBe('dismissed')
  })

  test('[CASE-9] a closed case stays as it is, whatever is tried with it', () => {
    const scenario = new CaseScenario().closed()
    const closed = (who: string, type: Parameters<CaseScenario['when']>[1], data: object) =>
      scenario.when(who, type, data).thenRefused('CaseClosed')
    closed('handler', 'NoteCase', withFiles())
    closed('handler', 'ReportCase', withFiles())
    closed('handler', 'RequestExtension', { ...one(), days: 1 })
    closed('supervisor', 'AssignCase', {
      ...one(),
      unitId: 'unit-1',
      handlerId: 'handler',
      handling: 'simple',
    })
    closed('supervisor', 'ReviewCase', {
      ...withFiles(),
      conclusion: 'closed',
      method: 'data',
    })
    scenario.given('supervisor', 'ArchiveCase', one())
    closed('supervisor', 'ArchiveCase', one())
    scenario.when('supervisor', 'ArchiveCase', one('case-7')).thenRefused('CaseUnknown')
  })

  test('[CASE-8] the same ill at the same window soon after the closing is a rebound', () => {
    const scenario = new CaseScenario().closed()
    scenario.at('2026-12-20').registered().registered({ ill: 'misconduct' })
    scenario.registered({ subject: { windowId: 'w2' } })
    expect(scenario.case('case-2').reboundOf).toBe('case-1')
    expect(scenario.case('case-3').reboundOf).toBeUndefined()
    expect(scenario.case('case-4').reboundOf).toBeUndefined()
    expect(scenario.case().rebounds).toEqual(['case-2'])
    scenario.at('2027-02-01').registered()
    expect(scenario.case('case-5').reboundOf).toBeUndefined()
  })
})

describe('who may do what', () => {
  test('[CASE-3] only a unit of the plan and a person of it may be given a case', () => {
    const scenario = new CaseScenario().registered({ subject: { personId: 'both' } })
    const assign = (more: object) =>
      scenario.when('supervisor', 'AssignCase', {
        ...one(),
        unitId: 'unit-1',
        handlerId: 'handler',
        handling: 'simple',
        ...more,
      })
    assign({ unitId: 'unit-9' }).thenRefused('UnitUnknown')
    assign({ handlerId: 'other-handler' }).thenRefused('HandlerNotOfUnit')
    assign({ handlerId: 'clerk' }).thenRefused('HandlerNotOfUnit')
    assign({ handlerId: 'both' }).thenRefused('HandlerIsConcerned')
    for (const dueOn of ['2026-11-23', '2026-11-25', '2026-11-29']) {
      assign({ dueOn }).thenRefused('DeadlineNotAhead')
    }
    assign({ dueOn: '2026-11-28' }).thenAccepted()
  })

  test('[CASE-3] the handler or a leader of the unit acts for it, nobody else', () => {
    const scenario = new CaseScenario().registered().assigned()
    scenario.when('other-handler', 'SignCase', one()).thenRefused('NotYourCase')
    scenario.when('both', 'SignCase', one()).thenRefused('NotYourCase')
    scenario.given('leader', 'SignCase', one())
    scenario.when('other-handler', 'NoteCase', withFiles()).thenRefused('NotYourCase')
    scenario.given('both', 'NoteCase', withFiles())
    scenario.when('handler', 'NoteCase', withFiles(), { note: false }).thenRefused('NoteNeeded')
    scenario.given('handler', 'ReportCase', withFiles())
  })

  test('[CASE-4] who handled it, belongs to the unit or is concerned does not review it', () => {
    const scenario = new CaseScenario().registered({ subject: { personId: 'inspector' } })
    scenario.assigned().signed().reported()
    scenario.reviews('handler', 'closed').thenRefused('ReviewerIsHandler')
    scenario.reviews('both', 'closed').thenRefused('ReviewerIsHandler')
    scenario.reviews('inspector', 'closed').thenRefused('ReviewerIsHandler')
    scenario.reviews('supervisor', 'closed').thenAccepted()
  })

  test('[CASE-4] who worked on it before another unit got it does not review it either', () => {
    const scenario = new CaseScenario().registered().assigned()
    scenario.given('handler', 'DeclineCase', { ...one(), reasonCode: 'not-ours' })
    scenario.assigned('case-1', { unitId: 'unit-2', handlerId: 'other-handler' })
    scenario.given('other-handler', 'SignCase', one())
    scenario.given('other-handler', 'ReportCase', withFiles())
    scenario.reviews('handler', 'closed').thenRefused('ReviewerIsHandler')
    scenario.reviews('supervisor', 'closed').thenAccepted()
  })
})
