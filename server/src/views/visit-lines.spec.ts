import type { PreviewRequest, WindowId } from '@yihao/contract'
import { expect, test } from 'vitest'
import { applicant, takesFor } from '../engine/applicants/applicants.testkit.ts'
import { person } from '../engine/booking/booking.testkit.ts'
import { openHall } from '../engine/scenario.testkit.ts'
import { smallPlan } from '../engine/small-plan.testkit.ts'
import { callsNext, opens, starts, takes } from '../engine/steps.testkit.ts'
import { boardView } from './board-view.ts'
import { counterView } from './counter-view.ts'
import { previewOf } from './preview.ts'
import { ticketView } from './ticket-view.ts'

const plan = smallPlan({
  applicants: { savingPerFurtherUnit: 0.5 },
  bulk: { aboveUnits: 5 },
  filedOnline: {
    caseNumber: { characters: 'digits', lengthMin: 8, lengthMax: 8 },
    unknownCases: 'accept',
    keptDays: 9,
  },
})
const minute = 60_000

function shownAt(hall: ReturnType<typeof openHall>) {
  const ticketId = hall.ticketId('A001')
  return {
    counter: counterView(hall.hall, 'w1' as WindowId, hall.now)?.ticket,
    phone: ticketView(hall.hall, ticketId, hall.now),
  }
}

test('[APPL-2] the clerk and the visitor see for whom, how much and how long it should take', () => {
  const agent = takesFor([applicant('a', { N1: 3 }), applicant(undefined, { N1: 1 })], {
    visitor: person('f'),
  })
  const hall = openHall(plan).given(opens('w1'), agent, callsNext('w1'))
  const { counter, phone } = shownAt(hall)
  for (const shown of [counter, phone]) {
    expect(shown).toMatchObject({
      items: [{ code: 'N1', count: 4 }],
      expectedMs: 25 * minute,
      visit: { units: 4, applicants: [{ units: 3, authorisation: 'shown' }, { units: 1 }] },
    })
  }
  expect(JSON.stringify([counter, phone])).not.toContain('a'.repeat(64))
})

test('who comes for one matter of their own sees nothing new but the time', () => {
  const hall = openHall(plan).given(opens('w1'), takes(), callsNext('w1'), starts('w1'))
  const { counter, phone } = shownAt(hall)
  expect(counter).not.toHaveProperty('visit')
  expect(phone).not.toHaveProperty('visit')
  expect(counter).toMatchObject({ expectedMs: 10 * minute, items: [{ code: 'N1' }] })
  expect(counter?.items[0]).not.toHaveProperty('count')
})

test('[FILED-1] the case number is whole at the counter, its end on the phone, and on no board', () => {
  const filed = { caseNumber: '20261234', purpose: 'hand-in' } as const
  const hall = openHall(plan).given(opens('w1'), takesFor([], { filed }), callsNext('w1'))
  const { counter, phone } = shownAt(hall)
  expect(counter?.visit?.filed).toMatchObject({ caseNumber: '20261234', purpose: 'hand-in' })
  expect(phone?.visit?.filed).toMatchObject({ caseNumber: '…1234', items: [{ code: 'N1' }] })
  const board = boardView(hall.hall, 'hall' as never, hall.now)
  expect(JSON.stringify([board, phone])).not.toContain('20261234')
})

test('[BULK-2] the card before the number says how long, where many go, and what to do instead', () => {
  const hall = openHall(plan).given(opens('w1'))
  const many = (count: number) =>
    ({
      itemCodes: ['N1'],
      packageCodes: [],
      audience: 'natural',
      applicants: [{ items: [{ itemCode: 'N1', count }] }],
    }) as unknown as PreviewRequest
  const preview = (count: number) => previewOf(hall.hall, many(count), hall.now)
  expect(preview(3)).toMatchObject({ card: { units: 3, expectedMs: 20 * minute } })
  expect(preview(6)).toMatchObject({ refusal: { code: 'BulkNeedsBooking', detail: '6' } })
  hall.given(opens('w2'))
  expect(preview(6)).toMatchObject({ card: { bulk: true, units: 6 } })
})
