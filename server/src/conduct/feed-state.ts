import type {
  BusinessDate,
  EpochMs,
  HallCalendar,
  HallId,
  QueueId,
  RefusalCode,
  TicketId,
  WindowId,
  Words,
} from '@yihao/contract'
import type { Counts } from './counts.ts'

/** What one queue did in a day, with every single value: medians need them. */
export interface QueueTally {
  issued: number
  called: number
  finished: number
  noShows: number
  abandoned: number
  expired: number
  rated: number
  readonly waitGross: number[]
  readonly waitNet: number[]
  readonly serving: number[]
}

/** A window's time within the running quarter. */
export interface WindowTime {
  state: 'open' | 'paused' | 'closed'
  since: EpochMs
  openMs: number
  pausedMs: number
}

export interface FeedDay {
  readonly businessDate: BusinessDate
  closed: boolean
  /** Begin of the running quarter; absent when the day is over and its last quarter told. */
  quarterFrom: EpochMs | undefined
  /** The running quarter's numbers by queue and window. */
  readonly counts: Map<string, Counts>
  readonly windows: Map<WindowId, WindowTime>
  /** Where each ticket of the day belongs, and which window has or had it. */
  readonly tickets: Map<TicketId, { queueId: QueueId; windowId?: WindowId | undefined }>
  readonly tallies: Map<QueueId, QueueTally>
  /** Takes that were refused, by their reason (LIMIT-5). */
  readonly refusedTakes: Map<RefusalCode, number>
  /** Numbers sent on, by their reason (MOVE-8); its words as the plan had them then. */
  readonly transfers: Map<string, { readonly words: Words; times: number }>
}

/** All that the feed must know of the log up to `seq`. */
export interface FeedState {
  readonly hallId: HallId
  seq: number
  /** End of the last told quarter; nothing is ever counted before it. */
  sealedTo: EpochMs
  calendar: HallCalendar | undefined
  queueNames: Map<QueueId, string>
  serves: Map<WindowId, readonly QueueId[]>
  transferReasons: Map<string, Words>
  day: FeedDay | undefined
}

/** Raised when the state changes shape; it is then made again from the log. */
export const feedStateShape = 'feed-4'

export function createFeedState(hallId: HallId): FeedState {
  return {
    hallId,
    seq: 0,
    sealedTo: 0 as EpochMs,
    calendar: undefined,
    queueNames: new Map(),
    serves: new Map(),
    transferReasons: new Map(),
    day: undefined,
  }
}

export function newTally(): QueueTally {
  return {
    issued: 0,
    called: 0,
    finished: 0,
    noShows: 0,
    abandoned: 0,
    expired: 0,
    rated: 0,
    waitGross: [],
    waitNet: [],
    serving: [],
  }
}

export function feedStateText(state: FeedState): string {
  return JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Map ? { $map: [...value.entries()] } : value,
  )
}

/** JSON leaves out what is undefined; nothing reads the difference. */
export function feedStateOfText(text: string): FeedState {
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$map' in value
      ? new Map(value.$map as readonly (readonly [unknown, unknown])[])
      : value,
  ) as FeedState
}
