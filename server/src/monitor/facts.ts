import type {
  EpochMs,
  ItemCode,
  Measure,
  PersonId,
  QueueId,
  TicketId,
  TicketNumber,
  WindowId,
} from '@yihao/contract'

export type Counts = { readonly [M in Measure]?: number }

/**
 * One thing that was counted: which event, where, and how much. Every figure is a sum over these,
 * and the tickets behind a figure are those of the facts that were added up.
 */
export interface Fact {
  readonly seq: number
  readonly at: EpochMs
  /** A stretch of time began here and ended `at`; its milliseconds are spread over the minutes. */
  readonly since?: EpochMs
  readonly ticketId?: TicketId
  readonly number?: TicketNumber
  readonly queueId?: QueueId
  readonly windowId?: WindowId
  readonly clerkId?: PersonId
  readonly items: readonly ItemCode[]
  readonly counts: Counts
}
