import { planSchema } from '@yihao/contract'
import { describe, expect, test } from 'vitest'
import { applicant, takesFor } from '../applicants/applicants.testkit.ts'
import { bookingRules, books, checksIn, person } from '../booking/booking.testkit.ts'
import { monday, openHall, plannedHall } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import {
  adopts,
  callsNext,
  closes,
  opens,
  opensDay,
  pauses,
  starts,
  takes,
  toQueue,
  transfers,
} from '../steps.testkit.ts'

/** w2 is the bulk window of a hall where more than three units are many. */
function bulkPlan(bulkWindows: readonly string[] = ['w2']) {
  const plan = smallPlan({ bulk: { aboveUnits: 3 }, bookings: bookingRules })
  const windows = plan.windows.map((window) => ({
    ...window,
    bulk: bulkWindows.includes(window.windowId),
  }))
  return planSchema.parse({ ...plan, windows })
}
const many = (count = 4) => takesFor([applicant('a', { N1: count })])

describe('a visit of many units', () => {
  test('[BULK-1] is called by a bulk window alone, and others go on beside it', () => {
    const hall = openHall(bulkPlan()).given(opens('w1'), opens('w2'))
    hall.when(many()).thenHappens({ TicketIssued: { number: 'A001', bulk: true } })
    hall
      .later(1)
      .given(takes())
      .when(callsNext('w1'))
      .thenHappens({
        TicketCalled: {
          number: 'A002',
          basis: { passedOver: [{ number: 'A001', because: 'skill-missing' }] },
        },
      })
    hall.when(callsNext('w2')).thenHappens({ TicketCalled: { number: 'A001' } })
  })

  test('[BULK-1] up to the number of the plan goes anywhere, and without a number everything does', () => {
    const hall = openHall(bulkPlan()).given(opens('w1'), opens('w2'), many(3))
    hall.when(callsNext('w1')).thenHappens({ TicketCalled: { number: 'A001' } })
    const free = openHall().given(opens('w1'), many(400))
    free.when(callsNext('w1')).thenHappens({ TicketCalled: { number: 'A001' } })
  })

  test('[BULK-1] waits at the line that the bulk window calls', () => {
    const hall = openHall(bulkPlan(['w2'])).given(opens('w2'))
    const police = takesFor([applicant('a', { P1: 9 })], { items: ['P1'] })
    hall.when(police).thenHappens({ TicketIssued: { number: 'C001', bulk: true } })
    const mixed = takesFor([applicant('b', { P1: 9 })], { items: ['P1', 'N1'] })
    hall.when(mixed).thenHappens({ TicketIssued: { number: 'A001', bulk: true } })
  })

  test('[BULK-2] is sent to a booked slot where no bulk window is open, and told which are free', () => {
    const hall = openHall(bulkPlan()).given(opens('w1'))
    const refused = hall.when(many(9))
    refused.thenRefused('BulkNeedsBooking')
    expect(refused.decision).toMatchObject({
      refusal: { detail: '9', reason: { zh: '可约 11-23 09:30、10:00、10:30' } },
    })
    hall.given(opens('w2'), pauses('w2')).when(many(9)).thenAccepted()
    openHall(bulkPlan([])).given(opens('w1')).when(many()).thenRefused('BulkNeedsBooking')
  })

  test('[BULK-2] tells no slot that is full, of a closed day, or that nobody offers', () => {
    const hall = openHall(bulkPlan([])).at('16:30')
    const taken = (id: string) => books(id, '09:00', { days: 1 })
    hall.given(taken('Y1'), taken('Y2'))
    expect(hall.when(many()).decision).toMatchObject({
      refusal: { reason: { zh: '可约 11-24 09:30、10:00、10:30' } },
    })
    const never = openHall(smallPlan({ bulk: { aboveUnits: 3 } }))
    expect(never.when(many()).decision).toEqual({
      ok: false,
      refusal: { code: 'BulkNeedsBooking', detail: '4' },
    })
  })

  test('[BULK-2] that is booked passes, and any window takes it', () => {
    const step = books('Y1', '09:00', { visitor: person('f') })
    const hall = plannedHall(bulkPlan()).given((scenario) => ({
      ...step(scenario),
      applicants: [applicant('a', { N1: 40 })],
    }))
    hall.given(opensDay(monday)).at('09:00').given(opens('w1'), checksIn('Y1'))
    hall.when(callsNext('w1')).thenHappens({ TicketCalled: { number: 'A001' } })
  })

  test('[BULK-3] waits for no chair that is empty', () => {
    const hall = openHall(bulkPlan()).given(opens('w1'), opens('w2'), many())
    hall.when(callsNext('w1')).thenRefused('NobodyWaiting')
    hall.given(pauses('w2')).when(callsNext('w1')).thenRefused('NobodyWaiting')
    hall.given(closes('w2')).when(callsNext('w1')).thenHappens({ TicketCalled: {} })
    const other = openHall(bulkPlan()).given(opens('w1'), opens('w2'), many())
    other
      .given(adopts(bulkPlan([])))
      .when(callsNext('w1'))
      .thenAccepted()
  })

  test('[BULK-3] is free where a person sent it', () => {
    const hall = openHall(bulkPlan()).given(opens('w1'), opens('w2'), many(), callsNext('w2'))
    hall
      .given(starts('w2'), transfers('w2', toQueue('A')))
      .when(callsNext('w1'))
      .thenAccepted()
  })
})
