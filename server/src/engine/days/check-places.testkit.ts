import type { HallEventOf } from '@yihao/contract'
import type { HallState } from '../hall.ts'
import { takesPlace } from '../taking/booked-slot.ts'
import { must } from './must.testkit.ts'

/** BOOK-2: with this booking, what the plan says that the slot holds, of the queue and of each item. */
export function checkPlaces(
  hall: HallState,
  booked: HallEventOf<'AppointmentBooked'>['data'],
): void {
  const rules = hall.plan?.rules.bookings
  if (rules === undefined) return
  const others = [...hall.appointments.values()].filter(
    (one) => takesPlace(one) && one.slotFrom === booked.slotFrom,
  )
  const all = [...others, booked]
  const ofQueue = all.filter(({ queueId }) => queueId === booked.queueId).length
  const perSlot = rules.queueCapacities.find((one) => one.queueId === booked.queueId)?.perSlot ?? 0
  must(ofQueue <= perSlot, `${ofQueue} bookings in a slot for ${perSlot}`)
  const [share] = rules.itemCapacities
  const morning = new Date(booked.slotFrom).getUTCHours() + 8 < 12
  if (share === undefined || !morning || !booked.itemCodes.includes(share.itemCode)) return
  const ofItem = all.filter(({ itemCodes }) => itemCodes.includes(share.itemCode)).length
  must(ofItem <= share.perSlot, `${ofItem} bookings of one item for ${share.perSlot}`)
}
