import {
  type Applicant,
  businessDateAt,
  type CommandOf,
  type StampedCommand,
} from '@yihao/contract'
import { namedApplicants } from '../applicants/named-applicants.ts'
import { mayNotBook } from '../booking/may-book.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { opensOn } from '../hall-hours.ts'
import type { BookedSlot } from './booked-slot.ts'
import { chooseQueue } from './choose-queue.ts'

/** 预约. The booked moment is a promise of the hall, so it must be one it can keep. */
export function bookAppointment(
  stamped: StampedCommand,
  command: CommandOf<'BookAppointment'>,
  hall: HallView,
): Decision {
  const { plan } = hall
  if (plan === undefined) return refuse('DayNotOpen')
  const { data } = command
  const named = namedApplicants(data, stamped.applicants)
  if (!named.ok) return named
  const { applicants } = named
  const known = hall.appointments.get(data.appointmentId)
  if (known !== undefined) {
    // A platform that sends its list again changes nothing (BOOK-8).
    const person = stamped.visitor?.personHash
    if (sameBooking(known, { ...data, applicants }, person)) return accept()
    return refuse('AppointmentIdTaken', { field: 'appointmentId', detail: data.appointmentId })
  }
  if (data.slotTo <= data.slotFrom) return refuse('MalformedCommand', { field: 'slotTo' })
  if (data.slotTo <= stamped.at) return refuse('AppointmentTooLate', { field: 'slotTo' })
  if (!opensOn(plan.calendar, data.slotFrom)) {
    return refuse('HallNotOpenToday', { field: 'slotFrom', detail: businessDateAt(data.slotFrom) })
  }
  const choice = chooseQueue(plan, data)
  if (!choice.ok) {
    const { ok: _, code, ...where } = choice
    return refuse(code, where)
  }
  const { queueId } = choice.queue
  const rules = plan.rules.bookings
  if (rules !== undefined) {
    const wanted = { ...data, queueId, personHash: stamped.visitor?.personHash }
    const wrong = mayNotBook(hall, { plan, rules }, wanted, stamped.at)
    if (wrong !== undefined) return { ok: false, refusal: wrong }
  }
  const { visitor } = stamped
  return accept({
    type: 'AppointmentBooked',
    data: {
      ...data,
      queueId,
      ...(visitor === undefined ? {} : { visitor }),
      ...(applicants === undefined ? {} : { applicants }),
    },
  })
}

type Said = Pick<BookedSlot, 'audience' | 'slotFrom' | 'slotTo'> & {
  readonly itemCodes: readonly string[]
  readonly packageCodes: readonly string[]
  readonly applicants?: readonly Applicant[] | undefined
}

function sameBooking(
  known: Said & { readonly visitor?: { readonly personHash?: string | undefined } | undefined },
  wanted: Said,
  personHash: string | undefined,
): boolean {
  const said = (one: Said) =>
    JSON.stringify([
      ...[one.itemCodes, one.packageCodes, one.audience, one.slotFrom, one.slotTo],
      one.applicants?.map(({ visitorId: _, ...said }) => said),
    ])
  return said(known) === said(wanted) && known.visitor?.personHash === personHash
}
