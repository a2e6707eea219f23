import {
  addDays,
  atClock,
  type BookingRules,
  type EpochMs,
  type HouseRules,
  type VisitorRef,
} from '@yihao/contract'
import { monday, plannedHall, type Scenario, type Step } from '../scenario.testkit.ts'
import { smallPlan } from '../small-plan.testkit.ts'
import { press } from '../steps.testkit.ts'

/** Half-hour slots; A takes two in the morning and one in the afternoon, B one in the morning. */
export const bookingRules: BookingRules = {
  slotMs: 1_800_000,
  daysAheadMin: 0,
  daysAheadMax: 7,
  perPersonMax: 2,
  perPersonPerDayMax: 1,
  cancelBeforeMs: 7_200_000,
  queueCapacities: [
    { queueId: 'A', sessionId: 'am', perSlot: 2 },
    { queueId: 'A', sessionId: 'pm', perSlot: 1 },
    { queueId: 'B', sessionId: 'am', perSlot: 1 },
  ] as never,
  itemCapacities: [{ itemCode: 'N2', sessionId: 'am', perSlot: 1 }] as never,
  noShow: { countMax: 2, withinDays: 10, lockDays: 30 },
  liftReasons: [{ code: 'hardship', words: { zh: '急难', en: 'Hardship' } }],
}

export const bookingHall = (
  bookings: Partial<BookingRules> = {},
  rules: Partial<HouseRules> = {},
): Scenario => plannedHall(smallPlan({ ...rules, bookings: { ...bookingRules, ...bookings } }))

export const person = (digit: string): VisitorRef =>
  ({ visitorId: `p-${digit}`, personHash: digit.repeat(64) }) as unknown as VisitorRef

interface Booking {
  readonly items?: readonly string[]
  readonly minutes?: number
  readonly days?: number
  readonly visitor?: VisitorRef
}

/** A slot that begins at `from` so many days after Monday, for half an hour. */
export function books(appointmentId: string, from: string, more: Booking = {}): Step {
  const { items = ['N1'], minutes = 30, days = 0, visitor } = more
  const slotFrom = atClock(addDays(monday, days), from)
  const data = {
    appointmentId,
    itemCodes: items,
    packageCodes: [],
    audience: 'natural',
    slotFrom,
    slotTo: slotFrom + minutes * 60_000,
  }
  return (scenario) => ({
    ...press('BookAppointment', data as never)(scenario),
    ...(visitor === undefined ? {} : { visitor }),
  })
}

export const cancels = (appointmentId: string) => press('CancelAppointment', { appointmentId })
export const checksIn = (appointmentId: string) => press('CheckInAppointment', { appointmentId })
export const missesSlot = (from: string, days = 0, minutes = 30) =>
  press('RecordMissedAppointments', {
    slotTo: (atClock(addDays(monday, days), from) + minutes * 60_000) as EpochMs,
  })
