import type { Appointment } from '@yihao/contract'

export type BookedSlot = Appointment & {
  readonly used: boolean
  /** Checked in so late that the appointment counts no more (PRIO-2). */
  readonly late?: boolean | undefined
}
