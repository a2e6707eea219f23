import {
  addDays,
  type BookingRules,
  businessDateAt,
  type EpochMs,
  type Plan,
  type Refusal,
} from '@yihao/contract'
import type { HallView } from '../hall.ts'
import { isOpen, takesPlace } from '../taking/booked-slot.ts'
import { lockedUntil } from './lock-out.ts'
import { type PlaceWanted, placesIn, slotAt } from './slots.ts'

export interface BookingWanted extends PlaceWanted {
  readonly slotFrom: EpochMs
  readonly slotTo: EpochMs
  readonly personHash: string | undefined
}

/** Why the plan's booking rules say no; undefined when they agree. */
export function mayNotBook(
  hall: HallView,
  { plan, rules }: { readonly plan: Plan; readonly rules: BookingRules },
  wanted: BookingWanted,
  at: EpochMs,
): Refusal | undefined {
  const date = businessDateAt(wanted.slotFrom)
  const today = businessDateAt(at)
  if (date > addDays(today, rules.daysAheadMax)) {
    return { code: 'BookingTooFarAhead', field: 'slotFrom', detail: date }
  }
  if (date < addDays(today, rules.daysAheadMin)) {
    return { code: 'BookingTooSoon', field: 'slotFrom', detail: date }
  }
  const slot = slotAt(plan, rules, wanted)
  const places = slot === undefined ? undefined : placesIn(hall, rules, slot, wanted)
  if (places === undefined) return { code: 'SlotNotOffered', field: 'slotFrom' }
  const { personHash } = wanted
  if (personHash !== undefined) {
    const until = lockedUntil(hall, rules, personHash, at)
    if (until !== undefined) return { code: 'BookingLocked', detail: businessDateAt(until) }
    if (holdsEnough(hall, rules, personHash, date)) return { code: 'TooManyBookings' }
  }
  return places.left > 0 ? undefined : { code: 'SlotFull', field: 'slotFrom' }
}

/** BOOK-3: who is not known by identity is not counted; the platform knows them. */
function holdsEnough(
  hall: HallView,
  rules: BookingRules,
  personHash: string,
  date: string,
): boolean {
  let open = 0
  let sameDay = 0
  for (const booked of hall.appointments.values()) {
    if (booked.visitor?.personHash !== personHash) continue
    if (isOpen(booked)) open += 1
    if (takesPlace(booked) && businessDateAt(booked.slotFrom) === date) sameDay += 1
  }
  return open >= rules.perPersonMax || sameDay >= rules.perPersonPerDayMax
}
