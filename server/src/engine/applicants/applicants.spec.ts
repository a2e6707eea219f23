import type { LimitRules } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { bookingHall, books, checksIn, person } from '../booking/booking.testkit.ts'
import { monday, openHall } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import {
  abandons,
  by,
  callsNext,
  finishes,
  opens,
  opensDay,
  press,
  starts,
  takes,
} from '../steps.testkit.ts'
import { applicant, takesFor } from './applicants.testkit.ts'
import { unitsOfVisit } from './counted.ts'

const limits: LimitRules = {
  ticketsPerPersonPerDayMax: 2,
  coolDown: { afterAbandons: 2, waitMs: 1_800_000 },
  frequentAgentTickets: 2,
  quotas: [],
}
const hallWith = (more: Partial<LimitRules> = {}, applicants?: object) =>
  openHall(
    smallPlan({
      openTicketsPerPersonMax: 9,
      limits: { ...limits, ...more },
      ...(applicants === undefined ? {} : { applicants: applicants as never }),
    }),
  )

describe('for whom somebody comes', () => {
  test('[APPL-1] is kept with what each wants how often, and never who it is', () => {
    const hall = openHall()
    const five = ['a', 'b', 'c', 'd', 'e'].map((digit) => applicant(digit, { N1: 1 }))
    hall.when(takesFor(five)).thenHappens({ TicketIssued: { number: 'A001' } })
    const [first] = hall.ticket('A001')?.applicants ?? []
    expect(first).toEqual({
      kind: 'company',
      authorisation: 'shown',
      visitorId: 'p-a',
      applicantHash: 'a'.repeat(64),
      items: [{ itemCode: 'N1', count: 1 }],
      packages: [],
    })
    hall.given(opens('w1'), callsNext('w1'), starts('w1'))
    expect(hall.ticket('A001')?.applicants).toHaveLength(5)
  })

  test('[APPL-1] who says nothing wants everything of the number once', () => {
    const hall = openHall().given(takesFor([applicant('a')], { packages: ['K1'], items: ['N2'] }))
    expect(hall.ticket('A001')?.applicants).toMatchObject([
      { items: [{ itemCode: 'N2', count: 1 }], packages: [{ packageCode: 'K1', count: 1 }] },
    ])
  })

  test('[APPL-1] wants what was chosen, a possible number of times, and is there once', () => {
    const hall = openHall()
    hall.when(takesFor([applicant('a', { N2: 1 })])).thenRefused('ApplicantMatterNotChosen')
    hall.when(takesFor([applicant('a', { N1: 0 })])).thenRefused('UnitCountWrong')
    hall.when(takesFor([applicant('a', { N1: 501 })])).thenRefused('UnitCountWrong')
    const twice = hall.when(takesFor([applicant('a'), applicant('b'), applicant('a')]))
    twice.thenRefused('ApplicantTwice')
    expect(twice.decision).toMatchObject({ refusal: { field: 'applicants.2' } })
    const packaged = applicant('a', undefined, {
      packages: [{ packageCode: 'K1', count: 2 }] as never,
    })
    hall.when(takesFor([packaged])).thenRefused('ApplicantMatterNotChosen')
    hall.when(takesFor([packaged], { packages: ['K1'], items: [] })).thenAccepted()
  })

  test('[APPL-7] an agent is known by identity, or all are who they come for', () => {
    const hall = openHall()
    const unknown = applicant(undefined, { N1: 2 }, { kind: 'person', authorisation: 'missing' })
    hall.when(takesFor([applicant('a'), unknown])).thenRefused('AgentNeedsIdentity')
    hall.when(takesFor([applicant('a'), unknown], { visitor: person('f') })).thenAccepted()
    hall.when(takesFor([applicant('a'), applicant('b')])).thenAccepted()
    hall.when(takesFor([{ ...unknown, authorisation: 'own' }])).thenAccepted()
  })

  test('[APPL-1] a booking names them too, and its number has them', () => {
    const step = books('Y1', '09:00')
    const named = (digit: string) => (scenario: Parameters<typeof step>[0]) => ({
      ...step(scenario),
      applicants: [applicant(digit, { N1: 12 })],
    })
    const hall = bookingHall().given(named('a'))
    hall.when(named('a')).thenNothingHappens()
    hall.when(named('b')).thenRefused('AppointmentIdTaken')
    hall.given(opensDay(monday)).at('09:00').given(checksIn('Y1'))
    expect(hall.ticket('A001')?.applicants).toMatchObject([{ items: [{ count: 12 }] }])
  })
})

describe('units', () => {
  const plan = smallPlan()
  const of = (applicants: ReturnType<typeof applicant>[], wanted = {}) => {
    const hall = openHall().given(takesFor(applicants, { visitor: person('f'), ...wanted }))
    const [ticket] = hall.hall.tickets.values()
    return ticket === undefined ? 0 : unitsOfVisit(plan, ticket)
  }

  test('[APPL-2] are what all applicants want together', () => {
    expect(of(['a', 'b', 'c', 'd', 'e'].map((digit) => applicant(digit)))).toBe(5)
    const items = ['N1', 'N2']
    expect(of([applicant('a', { N1: 3, N2: 2 }), applicant('b', { N1: 1 })], { items })).toBe(6)
  })

  test('[APPL-2] are each thing once where nobody is named, or once for each an agent acts for', () => {
    expect(of([], { items: ['N1', 'N2'] })).toBe(2)
    expect(of([], { packages: ['K1'], items: ['N1', 'N2'] })).toBe(2)
    expect(of([], { items: ['N1', 'N2'], agent: { principals: 5 } })).toBe(10)
    expect(of([], { items: [], queueId: 'Z' })).toBe(1)
    expect(of([applicant('a'), applicant('b')], { items: [], queueId: 'Z' })).toBe(2)
  })
})

describe('limits', () => {
  const agent = (digit: string) => ({ visitor: person(digit) })

  test('[APPL-5] an applicant is counted whoever comes for them; the agent is not', () => {
    const hall = hallWith().given(takesFor([applicant('a')], agent('f')))
    hall.given(takesFor([applicant('a'), applicant('b')], agent('e')))
    const third = hall.when(takesFor([applicant('b'), applicant('a')], agent('f')))
    third.thenRefused('TooManyTicketsOfApplicant')
    expect(third.decision).toMatchObject({ refusal: { field: 'applicants.1', detail: '2' } })
    for (const digit of ['1', '2', '3', '4']) hall.given(takesFor([applicant(digit)], agent('f')))
    expect(hall.hall.day?.takes.filter(({ principals }) => principals === 1)).toHaveLength(5)
  })

  test('[APPL-5] for companies the plan may allow more than for a person', () => {
    const rules = { savingPerFurtherUnit: 0, ticketsPerApplicantPerDayMax: 3 }
    const hall = hallWith({}, rules)
    for (let one = 0; one < 3; one += 1) hall.given(takesFor([applicant('a')]))
    hall.when(takesFor([applicant('a')])).thenRefused('TooManyTicketsOfApplicant')
  })

  test('[APPL-5] what was taken for somebody counts when they come themselves', () => {
    const me = { ...applicant('a'), kind: 'person' as const }
    const hall = hallWith().given(takesFor([me], agent('f')), takesFor([me], agent('f')))
    hall.when(takes({ items: ['N1'], visitor: person('a') })).thenRefused('TooManyTicketsToday')
  })

  test('[APPL-5] numbers given up count for those they were for', () => {
    const hall = hallWith({ ticketsPerPersonPerDayMax: 9 })
    const visitor = { kind: 'visitor' } as const
    for (const number of ['A001', 'A002']) {
      hall.given(takesFor([applicant('a')], agent('f')), by(visitor, abandons(number)))
    }
    hall.when(takesFor([applicant('a')], agent('e'))).thenRefused('RetakeTooSoon')
    hall.when(takesFor([applicant('b')], agent('f'))).thenAccepted()
  })

  test('[LIMIT-4] an agent who is being served for others may still take a number of their own', () => {
    const plan = smallPlan({ openTicketsPerPersonMax: 1 })
    const hall = openHall(plan).given(takesFor([applicant('a')], agent('f')))
    hall.given(takesFor([], { ...agent('f'), agent: { principals: 2 } }))
    hall.given(opens('w1'), opens('w2'), callsNext('w1'), callsNext('w2'), starts('w1'))
    hall.when(takes({ items: ['N1'], visitor: person('f') })).thenAccepted()
    hall.when(takes({ items: ['N1'], visitor: person('f') })).thenRefused('TooManyOpenTickets')
  })

  test('[APPL-6] a ceiling counts numbers, or units where the plan says so', () => {
    const reason = { zh: '设备能力', en: 'The machine' }
    const of = { kind: 'item', itemCode: 'N1' }
    const byNumber = hallWith({ quotas: [{ of, max: 2, reason }] as never })
    byNumber
      .given(takesFor([applicant('a', { N1: 50 })]))
      .when(takes())
      .thenAccepted()
    const quotas = [{ of, max: 4, counts: 'units', reason }] as never
    const byUnit = hallWith({ quotas }).given(takesFor([applicant('a', { N1: 3 })]))
    byUnit.when(takesFor([applicant('b', { N1: 2 })])).thenRefused('QuotaUsedUp')
    byUnit.when(takes({ items: ['N2'] })).thenAccepted()
    byUnit
      .given(takes({ packages: ['K1'] }))
      .when(takes())
      .thenRefused('QuotaUsedUp')
  })
})

describe('who they are', () => {
  test('[APPL-4] is looked up while they are served, and that somebody looked is kept', () => {
    const looks = press('ShowApplicants', { windowId: 'w1' })
    const hall = openHall().given(opens('w1'), takesFor([applicant('a')]), takes())
    hall.given(callsNext('w1')).when(looks).thenRefused('NothingServing')
    hall
      .given(starts('w1'))
      .when(looks)
      .thenHappens({ ApplicantsShown: { number: 'A001' } })
    hall.given(finishes('w1'), callsNext('w1'), starts('w1'))
    hall.when(looks).thenRefused('NoApplicantDetails')
  })
})
