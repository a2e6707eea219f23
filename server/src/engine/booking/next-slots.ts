import {
  addDays,
  businessDateAt,
  clockText,
  type EpochMs,
  type Plan,
  type Words,
} from '@yihao/contract'
import type { HallView } from '../hall.ts'
import { opensOn } from '../hall-hours.ts'
import { type PlaceWanted, placesIn, type Slot, slotsOf } from './slots.ts'

/** The soonest slots that begin later and have a place left for it. */
export function nextSlots(
  hall: HallView,
  plan: Plan,
  wanted: PlaceWanted,
  { at, count }: { readonly at: EpochMs; readonly count: number },
): readonly Slot[] {
  const rules = plan.rules.bookings
  if (rules === undefined) return []
  const found: Slot[] = []
  const today = businessDateAt(at)
  for (let day = rules.daysAheadMin; day <= rules.daysAheadMax; day += 1) {
    for (const slot of slotsOf(plan.calendar, rules, addDays(today, day))) {
      if (found.length === count) return found
      if (slot.slotFrom <= at || !opensOn(plan.calendar, slot.slotFrom)) continue
      const places = placesIn(hall, rules, slot, wanted)
      if (places !== undefined && places.left > 0) found.push(slot)
    }
  }
  return found
}

/** `11-24 09:00、09:30`: the date is said where it changes. */
export function slotWords(slots: readonly Slot[]): Words {
  const texts = slots.map(({ slotFrom }, place) => {
    const before = slots[place - 1]
    const date = businessDateAt(slotFrom)
    const isSame = before !== undefined && businessDateAt(before.slotFrom) === date
    return `${isSame ? '' : `${date.slice(5)} `}${clockText(slotFrom)}`
  })
  return { zh: `可约 ${texts.join('、')}`, en: `Free: ${texts.join(', ')}` }
}
