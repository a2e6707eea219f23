import {
  atClock,
  type BookingRules,
  type BusinessDate,
  businessDateAt,
  type EpochMs,
  type HallCalendar,
  type ItemCode,
  type PackageCode,
  type Plan,
  type QueueId,
  sessionsAt,
  startOfDate,
} from '@yihao/contract'
import type { HallView } from '../hall.ts'
import { indexOf } from '../plan-index.ts'
import { takesPlace } from '../taking/booked-slot.ts'

export interface Slot {
  readonly sessionId: string
  readonly slotFrom: EpochMs
  readonly slotTo: EpochMs
}

/** Who asks for a place: their items and the queue these lead to. */
export interface PlaceWanted {
  readonly queueId: QueueId
  readonly itemCodes: readonly ItemCode[]
  readonly packageCodes: readonly PackageCode[]
}

export interface Places {
  readonly perSlot: number
  readonly left: number
}

/** Each session of the date in slots of one length; a shorter rest at its end is not booked (BOOK-1). */
export function slotsOf(
  calendar: HallCalendar,
  { slotMs }: Pick<BookingRules, 'slotMs'>,
  date: BusinessDate,
): readonly Slot[] {
  return sessionsAt(calendar, startOfDate(date)).flatMap(({ sessionId, from, to }) => {
    const start = atClock(date, from)
    const count = Math.floor((atClock(date, to) - start) / slotMs)
    return Array.from({ length: Math.max(0, count) }, (_, index) => ({
      sessionId,
      slotFrom: (start + index * slotMs) as EpochMs,
      slotTo: (start + (index + 1) * slotMs) as EpochMs,
    }))
  })
}

export function slotAt(
  plan: Plan,
  rules: BookingRules,
  wanted: { readonly slotFrom: EpochMs; readonly slotTo: EpochMs },
): Slot | undefined {
  const all = slotsOf(plan.calendar, rules, businessDateAt(wanted.slotFrom))
  return all.find((one) => one.slotFrom === wanted.slotFrom && one.slotTo === wanted.slotTo)
}

/**
 * What is left of the slot for those items: the smallest of the queue's share and of each item that
 * has a share of its own; undefined where the queue takes no bookings in that session (BOOK-2).
 */
export function placesIn(
  hall: HallView,
  rules: BookingRules,
  slot: Slot,
  wanted: PlaceWanted,
): Places | undefined {
  const { plan } = hall
  const ofQueue = rules.queueCapacities.find(
    (one) => one.queueId === wanted.queueId && one.sessionId === slot.sessionId,
  )
  if (plan === undefined || ofQueue === undefined) return undefined
  const index = indexOf(plan)
  const items = new Set(index.itemsOf(wanted))
  const shares = rules.itemCapacities.filter(
    (one) => one.sessionId === slot.sessionId && items.has(one.itemCode),
  )
  const used = { queue: 0, items: new Map<ItemCode, number>() }
  for (const booked of hall.appointments.values()) {
    if (booked.slotFrom !== slot.slotFrom || !takesPlace(booked)) continue
    if (booked.queueId === wanted.queueId) used.queue += 1
    for (const code of index.itemsOf(booked)) {
      if (items.has(code)) used.items.set(code, (used.items.get(code) ?? 0) + 1)
    }
  }
  const all = [
    { perSlot: ofQueue.perSlot, left: ofQueue.perSlot - used.queue },
    ...shares.map(({ itemCode, perSlot }) => ({
      perSlot,
      left: perSlot - (used.items.get(itemCode) ?? 0),
    })),
  ]
  const least = Math.min(...all.map((one) => one.left))
  return { perSlot: Math.min(...all.map((one) => one.perSlot)), left: Math.max(0, least) }
}
