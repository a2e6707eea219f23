import type { EpochMs, QueueId, TicketId, TicketNumber, WaitRange } from '@yihao/contract'

/** A range that was told to somebody, and what other rules would have said. */
export interface Said {
  readonly ticketId: TicketId
  readonly number: TicketNumber
  readonly queueId: QueueId
  readonly at: EpochMs
  /** `joined`: the first one of this wait; `later`: one of those at a set pace. */
  readonly phase: 'joined' | 'later'
  /** As people were told; absent where it could not say. */
  readonly range?: WaitRange | undefined
  readonly medianMs?: number | undefined
  /** The wait of the last called of the queue (LES). */
  readonly lastWaitMs: number
  /** People ahead × mean service of today ÷ open windows. */
  readonly aheadMs: number
}

/** What then happened; a number that left the line without a call proves nothing. */
export interface Happened extends Said {
  readonly outcome: 'called' | 'left'
  readonly waitedMs: number
}

/** Who walks straight up was told so and is not asked about: this says where waiting begins. */
export const straightUpMs = 5 * 60_000

/** Counted in the hit rate: somebody who was told to wait, or had to. */
export const isCounted = ({ range, outcome, waitedMs }: Happened): boolean =>
  outcome === 'called' && range !== undefined && Math.max(range.toMs, waitedMs) > straightUpMs

export const isHit = ({ range, waitedMs }: Pick<Happened, 'range' | 'waitedMs'>): boolean =>
  range !== undefined && waitedMs >= range.fromMs && waitedMs <= range.toMs
