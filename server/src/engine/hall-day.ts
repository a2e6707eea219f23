import type {
  BusinessDate,
  ClosingMode,
  EpochMs,
  QueueId,
  RefusalCode,
  TicketId,
  TicketNumber,
  WindowId,
} from '@yihao/contract'
import type { TakenNumber } from './limits/taken-numbers.ts'
import type { DayTides } from './tidal/tides.ts'

/** One call of the day, for the boards and the figures. */
export interface CallRecord {
  readonly ticketId: TicketId
  readonly number: TicketNumber
  readonly queueId: QueueId
  readonly windowId: WindowId
  at: EpochMs
  callCount: number
}

export interface QuarterCount {
  readonly from: EpochMs
  issued: number
  called: number
  /** People waiting when something last happened in this quarter. */
  waiting: number
}

export interface ClosingNote {
  readonly mode: ClosingMode
  readonly endsAt: EpochMs
  readonly unserved: readonly TicketId[]
}

export interface HallDay {
  readonly businessDate: BusinessDate
  readonly openedAt: EpochMs
  /** By the letters of a number: a plan may move letters to another queue during the day. */
  readonly lastNumbers: Map<string, number>
  /** Last calls, the latest first; bounded. */
  readonly calls: CallRecord[]
  /** Net waits in ms of the first call of each ticket, by queue. */
  readonly waits: Map<QueueId, number[]>
  readonly services: number[]
  readonly quarters: QuarterCount[]
  /** Calls of faster classes in a row past the first ordinary number of that queue. */
  readonly overtakes: Map<QueueId, number>
  /** In the order in which they were handed out. */
  readonly takes: TakenNumber[]
  /** When who is known gave a number up, by person. */
  readonly givenUp: Map<string, EpochMs[]>
  readonly refusedTakes: Map<RefusalCode, number>
  /** Numbers that a window sent on, by the reason of the plan's list (MOVE-8). */
  readonly transfers: Map<string, number>
  /** Only where the plan proposes tidal windows. */
  tides?: DayTides | undefined
  /** What was told before closing (CLOSE-1). */
  closing?: ClosingNote | undefined
  issued: number
  finished: number
  abandoned: number
  expired: number
  rated: number
}
