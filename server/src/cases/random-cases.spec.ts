import { atClock, type BusinessDate, type CaseCommand, type CaseId } from '@yihao/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseView } from './case-book.ts'
import { nextCaseDeadline } from './case-deadlines.ts'
import { CaseScenario, casePlan } from './cases.testkit.ts'
import { isWorkingDay } from './working-days.ts'

const who = fc.constantFrom(
  'supervisor',
  'inspector',
  'handler',
  'handler',
  'leader',
  'both',
  'other-handler',
  'clerk',
)
const which = fc.integer({ min: 1, max: 4 }).map((number) => `case-${number}`)
const none = { attachmentIds: [] }

type Step = readonly [CaseCommand['type'], object]
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('long-wait', 'misconduct'),
      fc.constantFrom('w1', 'w3'),
      fc.constantFrom('handler', 'clerk', 'supervisor'),
    )
    .map(([ill, windowId, personId]): Step => {
      const subject = { windowId, personId }
      return ['RegisterCase', { source: 'patrol', ill, subject, ...none }]
    }),
  fc
    .tuple(
      which,
      fc.constantFrom(['unit-1', 'handler'], ['unit-1', 'leader'], ['unit-2', 'other-handler']),
    )
    .map(([caseId, [unitId, handlerId]]): Step => {
      return ['AssignCase', { caseId, unitId, handlerId, handling: 'simple' }]
    }),
  which.map((caseId): Step => ['SignCase', { caseId }]),
  which.map((caseId): Step => ['ReportCase', { caseId, ...none }]),
  which.map((caseId): Step => ['NoteCase', { caseId, ...none }]),
  which.map((caseId): Step => ['ArchiveCase', { caseId }]),
  which.map((caseId): Step => ['DismissCase', { caseId, reasonCode: 'mistaken' }]),
  which.map((caseId): Step => ['DeclineCase', { caseId, reasonCode: 'not-ours' }]),
  which.map((caseId): Step => ['RequestExtension', { caseId, days: 3 }]),
  fc
    .tuple(which, fc.boolean())
    .map(([caseId, approved]): Step => ['DecideExtension', { caseId, approved }]),
  fc.tuple(which, fc.constantFrom('closed', 'returned')).map(([caseId, conclusion]): Step => {
    return ['ReviewCase', { caseId, conclusion, method: 'data', ...none }]
  }),
)
/** What a case that goes its way would meet next, by the one whose turn it is. */
function goesOn(scenario: CaseScenario, number: number): readonly [string, Step] {
  const caseId = `case-${number}` as CaseId
  const one = scenario.book.cases.get(caseId)
  const handlerId = number % 2 === 0 ? 'handler' : 'leader'
  switch (one?.stage) {
    case undefined: {
      const subject = { windowId: number % 2 === 0 ? 'w1' : 'w3' }
      return [
        'supervisor',
        ['RegisterCase', { source: 'own', ill: 'misconduct', subject, ...none }],
      ]
    }
    case 'registered': {
      const data = { caseId, unitId: 'unit-1', handlerId, handling: 'complex' }
      return ['supervisor', ['AssignCase', data]]
    }
    case 'assigned':
      return [one.handlerId ?? handlerId, ['SignCase', { caseId }]]
    case 'rectifying':
      return [one.handlerId ?? handlerId, ['ReportCase', { caseId, ...none }]]
    default: {
      const conclusion = one?.returns === 0 ? 'returned' : 'closed'
      return ['supervisor', ['ReviewCase', { caseId, conclusion, method: 'data', ...none }]]
    }
  }
}

const press = fc.oneof(
  fc.tuple(who, step).map((pressed) => () => pressed),
  fc
    .integer({ min: 1, max: 4 })
    .map((number) => (scenario: CaseScenario) => goesOn(scenario, number)),
)
const life = fc.array(fc.tuple(press, fc.integer({ min: 0, max: 40 })), {
  minLength: 20,
  maxLength: 90,
})

const { calendar, units = [] } = casePlan()
const members = (one: CaseView) => units.find(({ unitId }) => unitId === one.unitId)?.members ?? []

function checkAll(scenario: CaseScenario): void {
  // No case is lost: as many as were registered, numbered without a gap.
  const registered = scenario.events.filter(({ type }) => type === 'CaseRegistered').length
  const cases = [...scenario.book.cases.values()]
  expect(cases.map(({ caseId }) => caseId)).toEqual(
    Array.from({ length: registered }, (_, index) => `case-${index + 1}`),
  )
  for (const one of cases) {
    if (one.reviewerId !== undefined) {
      expect(one.workedOnBy).not.toContain(one.reviewerId)
      expect(members(one)).not.toContain(one.reviewerId)
      expect([one.handlerId, one.subject.personId]).not.toContain(one.reviewerId)
    }
    if (one.term === undefined) continue
    for (const at of [one.term.dueAt, ...one.term.escalateAt]) {
      const date = new Date(at + 8 * 3_600_000).toISOString()
      expect(isWorkingDay(calendar, date.slice(0, 10) as never)).toBe(true)
      expect(date.slice(11, 16)).toBe('17:00')
    }
  }
}

test('[CASE-2] [CASE-4] [CASE-5] whatever is pressed in whatever order, the rules hold', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(life, (presses) => {
      const scenario = new CaseScenario()
      const told = new Set<string>()
      for (const [pressed, hours] of presses) {
        const hour = String(8 + (hours % 10)).padStart(2, '0')
        const date = new Date(scenario.now + 8 * 3_600_000 + Math.floor(hours / 10) * 86_400_000)
        const [day, clock] = [date.toISOString().slice(0, 10), `${hour}:00`]
        if (atClock(day as BusinessDate, clock) > scenario.now) scenario.passesTo(day, clock)
        const before = scenario.events.length
        const [person, [type, data]] = pressed(scenario)
        const over = [...scenario.book.cases.values()].filter(
          ({ closedAt }) => closedAt !== undefined,
        )
        const kept = new Map(
          over.map((one) => [
            one.caseId,
            structuredClone({ ...one, rebounds: [], stage: '', seqs: [] }),
          ]),
        )
        scenario.when(person, type, data)
        // What is over stays as it is, whatever was pressed.
        for (const [caseId, was] of kept) {
          const one = scenario.case(caseId)
          expect({ ...one, rebounds: [], stage: '', seqs: [] }).toEqual(was)
        }
        for (const event of scenario.events.slice(before)) reached.add(event.type)
      }
      scenario.passesTo('2027-06-30')
      expect(nextCaseDeadline(scenario.book)).toBeUndefined()
      for (const event of scenario.events) {
        if (event.type !== 'DeadlineTold') continue
        const { caseId, term, step: what, rung } = event.data
        const key = `${caseId} ${term} ${what} ${rung}`
        expect(told.has(key)).toBe(false)
        told.add(key)
      }
      checkAll(scenario)
    }),
    { numRuns: 150 },
  )
  // A walk that never came so far would prove nothing.
  for (const type of ['CaseReported', 'CaseClosed', 'CaseReturned', 'ExtensionRequested']) {
    expect(reached).toContain(type)
  }
}, 30_000)
