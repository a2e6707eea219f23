import type { Appointment } from '@yihao/contract'

export type BookedSlot = Appointment & {
  readonly state: 'booked' | 'checked-in' | 'cancelled' | 'missed'
  /** Checked in so late that the appointment counts no more (PRIO-2). */
  readonly late?: boolean | undefined
}

/** Still to come. */
export const isOpen = (booked: Pick<BookedSlot, 'state'>): boolean => booked.state === 'booked'

/** A cancelled booking gives its place back; one that was missed had it. */
export const takesPlace = (booked: Pick<BookedSlot, 'state'>): boolean =>
  booked.state !== 'cancelled'
