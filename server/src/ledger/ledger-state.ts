import type {
  EpochMs,
  HallCalendar,
  LedgerOwner,
  LedgerSegment,
  PersonId,
  QueueId,
  TicketId,
  TicketNumber,
  WindowId,
} from '@yihao/contract'

/** What a number does, as its own events tell it; whose the time is, is decided from this. */
export type Doing = Exclude<LedgerOwner, 'device-fault' | 'rest'>

export interface LedgerTicket {
  readonly ticketId: TicketId
  readonly number: TicketNumber
  readonly from: EpochMs
  doing: Doing
  queueId: QueueId
  windowId: WindowId | undefined
  clerkId: PersonId | undefined
  /** Only this window may call it, after a transfer to a window. */
  onlyWindowId: WindowId | undefined
  /** Where the running stretch begins: everything before it is in `segments`. */
  since: EpochMs
  /** The running stretch is a fault's. */
  fault: boolean
  segments: LedgerSegment[]
}

export interface LedgerWindow {
  state: 'open' | 'paused' | 'closed'
  /** Paused for one of the plan's faults. */
  fault: boolean
  clerkId: PersonId | undefined
}

/** What is needed of the hall while a day's events are read in order. */
export interface LedgerState {
  calendar: HallCalendar | undefined
  faultReasons: readonly string[]
  serves: Map<WindowId, readonly QueueId[]>
  readonly windows: Map<WindowId, LedgerWindow>
  /** Visits that are not over. */
  readonly tickets: Map<TicketId, LedgerTicket>
}

/** A visit that is over, or as far as it has come. */
export interface Visit {
  readonly ticketId: TicketId
  readonly number: TicketNumber
  readonly from: EpochMs
  readonly to: EpochMs
  readonly over: boolean
  readonly segments: readonly LedgerSegment[]
}

export function createLedger(): LedgerState {
  return {
    calendar: undefined,
    faultReasons: [],
    serves: new Map(),
    windows: new Map(),
    tickets: new Map(),
  }
}
