import type { EpochMs, HallEvent, HallEventOf, RecordedEvent } from '@yihao/contract'
import * as booking from './evolve/evolve-booking.ts'
import * as calling from './evolve/evolve-calling.ts'
import * as dispatch from './evolve/evolve-dispatch.ts'
import * as whole from './evolve/evolve-hall.ts'
import * as legs from './evolve/evolve-legs.ts'
import * as needs from './evolve/evolve-needs.ts'
import * as people from './evolve/evolve-people.ts'
import * as serving from './evolve/evolve-serving.ts'
import * as taking from './evolve/evolve-taking.ts'
import * as tidal from './evolve/evolve-tidal.ts'
import { filedCaseRecorded } from './filed/record-filed-case.ts'
import type { HallState } from './hall.ts'
import { takeRefused } from './limits/refused-takes.ts'
import { noteTides } from './tidal/note-tides.ts'

/** One way of folding for each event; an event without one does not compile. */
type Folds = {
  readonly [Type in HallEvent['type']]: (
    hall: HallState,
    data: HallEventOf<Type>['data'],
    at: EpochMs,
  ) => void
}

const folds: Folds = {
  AppointmentBooked: booking.appointmentBooked,
  AppointmentCancelled: booking.appointmentCancelled,
  AppointmentCheckedIn: booking.appointmentCheckedIn,
  AppointmentMissed: booking.appointmentMissed,
  BookingLockLifted: booking.bookingLockLifted,
  FiledCaseRecorded: filedCaseRecorded,
  ApplicantsShown: () => undefined,
  TakeRefused: takeRefused,
  NeedsSet: needs.needsSet,
  PriorityClaimed: needs.priorityClaimed,
  ClaimConfirmed: needs.claimConfirmed,
  ClaimRefused: needs.claimRefused,
  GreenChannelGranted: needs.greenChannelGranted,
  FetchAcknowledged: needs.fetchAcknowledged,
  ReadySaid: dispatch.readySaid,
  ReadyWithdrawn: dispatch.readyWithdrawn,
  CallOffered: dispatch.callOffered,
  CallOfferLapsed: dispatch.callOfferLapsed,
  TidalProposed: tidal.tidalProposed,
  TidalAccepted: tidal.tidalAccepted,
  TidalDeclined: tidal.tidalDeclined,
  TidalLapsed: tidal.tidalLapsed,
  TidalExpectationNoted: tidal.tidalExpectationNoted,
  TidalOutcomeRecorded: tidal.tidalOutcomeRecorded,
  TicketIssued: taking.ticketIssued,
  TicketAbandoned: taking.ticketAbandoned,
  TicketExpired: taking.ticketExpired,
  TicketCalled: calling.ticketCalled,
  TicketRecalled: calling.ticketRecalled,
  NoShowRecorded: calling.noShowRecorded,
  TicketReinstated: calling.ticketReinstated,
  TicketTransferred: calling.ticketTransferred,
  ServingStarted: serving.servingStarted,
  ServingFinished: serving.servingFinished,
  ReturnedForCorrection: serving.returnedForCorrection,
  TicketHeld: serving.ticketHeld,
  TicketResumed: serving.ticketResumed,
  ServiceItemAdded: legs.serviceItemAdded,
  ServiceItemDropped: legs.serviceItemDropped,
  LegQueued: legs.legQueued,
  ServiceRated: serving.serviceRated,
  PlanAdopted: whole.planAdopted,
  DayOpened: whole.dayOpened,
  ClosingTold: whole.closingTold,
  DayClosed: whole.dayClosed,
  WindowOpened: whole.windowOpened,
  WindowPaused: whole.windowPaused,
  WindowResumed: whole.windowResumed,
  WindowClosed: whole.windowClosed,
  HelpCalled: whole.helpCalled,
  PersonAdded: people.personAdded,
  RoleGranted: people.roleGranted,
  RoleRevoked: people.roleRevoked,
  SignInRecorded: dispatch.signInRecorded,
  DevicePaired: people.devicePaired,
  DeviceRevoked: people.deviceRevoked,
}

/**
 * Folds one event into the hall, in place: the runtime is its only owner, and copying the day for
 * each event was measured a thousand times slower. Never refuses; what is recorded has happened.
 */
export function evolve(hall: HallState, event: RecordedEvent): void {
  hall.seq = event.position.seq
  hall.at = event.recordedAt
  const fold = folds[event.type] as (hall: HallState, data: unknown, at: EpochMs) => void
  fold(hall, event.data, event.recordedAt)
  noteTides(hall, event.recordedAt)
}
