import { type AppointmentId, businessDateAt, type EpochMs, type HallEventOf } from '@yihao/contract'
import type { HallState } from '../hall.ts'
import type { BookedSlot } from '../taking/booked-slot.ts'

export function appointmentBooked(
  hall: HallState,
  data: HallEventOf<'AppointmentBooked'>['data'],
): void {
  hall.appointments.set(data.appointmentId, { ...data, state: 'booked' })
}

export function appointmentCheckedIn(
  hall: HallState,
  data: HallEventOf<'AppointmentCheckedIn'>['data'],
): void {
  const late = data.timing === 'late' ? { late: true } : {}
  become(hall, data.appointmentId, { state: 'checked-in', ...late })
}

export function appointmentCancelled(
  hall: HallState,
  data: HallEventOf<'AppointmentCancelled'>['data'],
): void {
  become(hall, data.appointmentId, { state: 'cancelled' })
}

export function appointmentMissed(
  hall: HallState,
  data: HallEventOf<'AppointmentMissed'>['data'],
  at: EpochMs,
): void {
  const booked = become(hall, data.appointmentId, { state: 'missed' })
  const personHash = booked?.visitor?.personHash
  if (booked === undefined || personHash === undefined) return
  // Nobody could have come to a hall that was shut.
  if (hall.day?.businessDate !== businessDateAt(booked.slotFrom)) return
  const misses = hall.bookingMisses.get(personHash)
  if (misses === undefined) hall.bookingMisses.set(personHash, [at])
  else misses.push(at)
}

export function bookingLockLifted(
  hall: HallState,
  data: HallEventOf<'BookingLockLifted'>['data'],
): void {
  hall.bookingMisses.delete(data.personHash)
}

function become(
  hall: HallState,
  appointmentId: AppointmentId,
  change: Pick<BookedSlot, 'state' | 'late'>,
): BookedSlot | undefined {
  const booked = hall.appointments.get(appointmentId)
  if (booked !== undefined) hall.appointments.set(appointmentId, { ...booked, ...change })
  return booked
}
