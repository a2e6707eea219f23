import type {
  Agent,
  Applicant,
  AppointmentId,
  BusinessDate,
  CallRule,
  DeviceAssignment,
  DeviceId,
  EpochMs,
  FiledNumber,
  FiledOnTicket,
  HallId,
  HoldKind,
  ItemCode,
  PackageCode,
  PersonId,
  Plan,
  QueueId,
  Role,
  Satisfaction,
  ServingId,
  TicketClass,
  TicketId,
  TicketNumber,
  VisitId,
  WindowId,
} from '@yihao/contract'
import type { FiledCase } from './filed/filed-cases.ts'
import type { HallDay } from './hall-day.ts'
import type { Legs } from './legs/legs.ts'
import type { BookedSlot } from './taking/booked-slot.ts'

/** A place in a line: smaller stands further ahead. `tie` orders equal moments. */
export interface LineOrder {
  readonly at: EpochMs
  readonly tie: number
}

/** 优先申请: it counts for nothing until it is confirmed (PRIO-5). */
export interface PriorityClaimed {
  readonly groupCode: string
  readonly state: 'waiting' | 'confirmed' | 'refused'
  /** Why it was refused. */
  readonly reasonCode?: string | undefined
}

export interface TicketIdentity {
  readonly ticketId: TicketId
  readonly number: TicketNumber
  readonly visitId: VisitId
  readonly queueId: QueueId
  readonly audience: 'natural' | 'legal'
  /** What the window that has it, or will have it next, is to do: nearly always all of it. */
  readonly itemCodes: readonly ItemCode[]
  readonly packageCodes: readonly PackageCode[]
  /** Where no single window does all of it: what is done and what comes after. */
  readonly legs?: Legs | undefined
  readonly issuedAt: EpochMs
  /** When the wait began; kept through transfers and returns. */
  readonly arrivedAt: EpochMs
  /** Since when the present wait runs: arrival, or the last return into the line. */
  readonly queuedAt: EpochMs
  readonly order: LineOrder
  readonly source: 'kiosk' | 'staff' | 'third-party' | 'appointment' | 'system'
  /** What speeds it up under accumulating priority; an ordinary number has none. */
  readonly classes: readonly TicketClass[]
  readonly personHash?: string | undefined
  /** The booking that it came from. */
  readonly appointmentId?: AppointmentId | undefined
  /** 代办: the person acts for so many others. */
  readonly agent?: Agent | undefined
  /** What its visitor needs, by code of the plan; never shown to the hall. */
  readonly needs?: readonly string[] | undefined
  readonly claim?: PriorityClaimed | undefined
  /** For whom, each with what is wanted how often. */
  readonly applicants?: readonly Applicant[] | undefined
  /** 批量: only a bulk window may call it, while one is there. */
  readonly bulk?: true | undefined
  /** 已网办 */
  readonly filed?: FiledOnTicket | undefined
  /** Only this window may call it, after a transfer to a window. */
  readonly onlyWindowId?: WindowId | undefined
  readonly reinstateCount: number
  /** The session (`2026-11-23 am`) in which it was put back last. */
  readonly reinstatedIn?: string | undefined
}

/** How the present leg was called; kept until it is over. */
export interface FirstCall {
  readonly firstCalledAt: EpochMs
  readonly via: 'next' | 'specific'
  readonly rule?: CallRule | undefined
}

export type TicketState =
  | { readonly status: 'waiting' }
  | (FirstCall & {
      readonly status: 'called'
      readonly windowId: WindowId
      readonly calledAt: EpochMs
      readonly callCount: number
      readonly callSeq: number
      /** Who is on the way to fetch the visitor. */
      readonly fetchedBy?: PersonId | undefined
    })
  | (FirstCall & {
      readonly status: 'serving'
      readonly windowId: WindowId
      readonly calledAt: EpochMs
      readonly callCount: number
      readonly callSeq: number
      readonly servingId: ServingId
      readonly servingSince: EpochMs
      readonly heldMs: number
    })
  | (FirstCall & {
      readonly status: 'held'
      readonly windowId: WindowId
      readonly servingId: ServingId
      readonly servingSince: EpochMs
      readonly heldMs: number
      readonly heldAt: EpochMs
      readonly kind: HoldKind
    })
  | { readonly status: 'no-show'; readonly windowId: WindowId; readonly missedAt: EpochMs }

export type Ticket = TicketIdentity & TicketState
export type TicketIn<Status extends Ticket['status']> = Extract<Ticket, { status: Status }>

/** What stays of a ticket that is over, for the visitor's page and the day's figures. */
export interface ClosedTicket {
  readonly ticketId: TicketId
  readonly number: TicketNumber
  readonly queueId: QueueId
  readonly itemCodes: readonly ItemCode[]
  readonly packageCodes: readonly PackageCode[]
  readonly issuedAt: EpochMs
  readonly outcome: 'finished' | 'abandoned' | 'expired'
  readonly closedAt: EpochMs
  readonly businessDate: BusinessDate
  /** The service that ended it, which may be rated. */
  readonly servingId?: ServingId | undefined
  /** 一次性告知, after a return for correction. */
  readonly missing: readonly string[]
  readonly legs?: Legs | undefined
  readonly applicants?: readonly Applicant[] | undefined
  readonly filed?: FiledOnTicket | undefined
}

/** A finished service that may be rated, or was. */
export interface RateableServing {
  readonly servingId: ServingId
  readonly ticketId: TicketId
  readonly number: TicketNumber
  readonly windowId: WindowId
  readonly finishedAt: EpochMs
  readonly rated?: Satisfaction | undefined
}

/** 就绪: the clerk here awaits a call by the hall (DISPATCH-1). */
export interface Readiness {
  readonly since: EpochMs
  /** Ready again after each visitor. */
  readonly stay: boolean
  /** Position at which it was said, and how many calls were announced under it since. */
  readonly seq: number
  readonly offers: number
  /** The call that is announced. */
  readonly offer?:
    | { readonly at: EpochMs; readonly callsAt: EpochMs; readonly seq: number }
    | undefined
}

export interface WindowLive {
  readonly windowId: WindowId
  state: 'closed' | 'open' | 'paused'
  since: EpochMs | undefined
  /** Since when it could have called the next one: it opened, or its last visitor left. */
  freeSince: EpochMs | undefined
  clerkId: PersonId | undefined
  pauseReasonCode: string | undefined
  /** The one ticket that is called or served here. */
  ticketId: TicketId | undefined
  lastServingId: ServingId | undefined
  help: { readonly reasonCode: string; readonly at: EpochMs } | undefined
  ready: Readiness | undefined
  finishedToday: number
  servingMsToday: number
  noShowsToday: number
}

export interface HallState {
  readonly hallId: HallId
  /** Position of the last event folded in; 0 before the first. */
  seq: number
  /** Latest moment the log knows. */
  at: EpochMs
  plan: Plan | undefined
  planVersion: number
  day: HallDay | undefined
  lastClosedDate: BusinessDate | undefined
  readonly windows: Map<WindowId, WindowLive>
  readonly tickets: Map<TicketId, Ticket>
  /** Waiting tickets of each queue in order. */
  readonly lines: Map<QueueId, TicketId[]>
  readonly closed: Map<TicketId, ClosedTicket>
  readonly servings: Map<ServingId, RateableServing>
  readonly appointments: Map<AppointmentId, BookedSlot>
  /** 办件 that were filed online, by their number. */
  readonly filedCases: Map<FiledNumber, FiledCase>
  /** When somebody did not come to a slot they had booked, by person. */
  readonly bookingMisses: Map<string, EpochMs[]>
  readonly people: Map<PersonId, { readonly roles: readonly Role[] }>
  readonly devices: Map<DeviceId, { readonly assignment: DeviceAssignment }>
}

type Frozen<T> =
  T extends Map<infer K, infer V>
    ? ReadonlyMap<K, Frozen<V>>
    : T extends readonly (infer V)[]
      ? readonly Frozen<V>[]
      : T extends (...args: never[]) => unknown
        ? T
        : T extends string | number | boolean | undefined
          ? T
          : { readonly [K in keyof T]: Frozen<T[K]> }

type ViewFields = Exclude<keyof HallState, 'plan' | 'tickets'>

/** What everybody but the writer holds: the same hall, not to be changed. */
export type HallView = { readonly [K in ViewFields]: Frozen<HallState[K]> } & {
  readonly plan: Plan | undefined
  readonly tickets: ReadonlyMap<TicketId, Ticket>
}

export function createHall(hallId: HallId): HallState {
  return {
    hallId,
    seq: 0,
    at: 0 as EpochMs,
    plan: undefined,
    planVersion: 0,
    day: undefined,
    lastClosedDate: undefined,
    windows: new Map(),
    tickets: new Map(),
    lines: new Map(),
    closed: new Map(),
    servings: new Map(),
    appointments: new Map(),
    filedCases: new Map(),
    bookingMisses: new Map(),
    people: new Map(),
    devices: new Map(),
  }
}
