import type { CommandType } from '../commands/commands.ts'
import type { DeviceKind } from './devices.ts'
import type { Role } from './roles.ts'

/** What a person may look at; commands have their own table. */
export type Capability =
  | 'see-counter'
  | 'see-wall'
  | 'see-feed'
  | 'see-people'
  | 'manage-people'
  | 'manage-devices'
  | 'see-log'
  | 'see-call-reasons'
  | 'see-overtakes'
  | 'see-bookings'
  | 'see-guide'
  | 'see-cases'
  | 'manage-receivers'

export const capabilitiesOfRole: Record<Role, readonly Capability[]> = {
  clerk: ['see-counter'],
  guide: ['see-wall', 'see-guide', 'see-call-reasons', 'see-bookings'],
  manager: [
    'see-counter',
    'see-wall',
    'see-guide',
    'see-feed',
    'see-call-reasons',
    'see-overtakes',
    'see-bookings',
    'see-cases',
    'manage-devices',
  ],
  'unit-handler': ['see-feed', 'see-cases'],
  'unit-leader': ['see-feed', 'see-cases'],
  supervisor: ['see-wall', 'see-feed', 'see-call-reasons', 'see-overtakes', 'see-cases'],
  'city-inspector': ['see-wall', 'see-feed', 'see-call-reasons', 'see-overtakes', 'see-cases'],
  administrator: ['see-wall', 'manage-receivers'],
  'security-administrator': ['see-people', 'manage-people', 'manage-devices'],
  auditor: ['see-people', 'see-log', 'see-feed', 'see-cases'],
}

/** Besides the one view that it is assigned to. */
export const capabilitiesOfDevice: Record<DeviceKind, readonly Capability[]> = {
  kiosk: [],
  board: [],
  'window-screen': [],
  wall: ['see-wall'],
  bridge: [],
  'third-party': ['see-feed'],
}

const everyWindowVerb: readonly CommandType[] = [
  'OpenWindow',
  'PauseWindow',
  'ResumeWindow',
  'CloseWindow',
  'CallNext',
  'CallTicket',
  'RecallTicket',
  'RecordNoShow',
  'StartServing',
  'FinishServing',
  'TransferTicket',
  'HoldTicket',
  'ResumeTicket',
  'AddServiceItem',
  'DropServiceItem',
  'ReturnForCorrection',
  'ShowApplicants',
  'CallForHelp',
  'SayReady',
  'SayNotReady',
]

const everyBookingVerb: readonly CommandType[] = [
  'BookAppointment',
  'CancelAppointment',
  'CheckInAppointment',
  'LiftBookingLock',
]

const everyNeedVerb: readonly CommandType[] = [
  'SetNeeds',
  'ClaimPriority',
  'ConfirmClaim',
  'RefuseClaim',
  'GrantGreenChannel',
]

export const commandsOfRole: Record<Role, readonly CommandType[]> = {
  clerk: [
    ...everyWindowVerb,
    ...everyNeedVerb,
    'ReinstateTicket',
    'AbandonTicket',
    'LiftBookingLock',
  ],
  guide: [
    'IssueTicket',
    ...everyBookingVerb,
    ...everyNeedVerb,
    'AcknowledgeFetch',
    'AbandonTicket',
    'ReinstateTicket',
    'CallForHelp',
  ],
  manager: [
    ...everyWindowVerb,
    'IssueTicket',
    ...everyBookingVerb,
    ...everyNeedVerb,
    'AcknowledgeFetch',
    'RecordFiledCase',
    'AbandonTicket',
    'ReinstateTicket',
    'OpenDay',
    'CloseDay',
    'AcceptTidal',
    'DeclineTidal',
  ],
  'unit-handler': [],
  'unit-leader': [],
  supervisor: [],
  'city-inspector': [],
  administrator: ['AdoptPlan'],
  'security-administrator': ['AddPerson', 'GrantRole', 'RevokeRole', 'PairDevice', 'RevokeDevice'],
  auditor: [],
}

/** A clerk says these of the number that is at their window, and of no other (PRIO-6). */
export const claimCommands: readonly CommandType[] = everyNeedVerb

/** These act at one window; a clerk may act only at the window where they are signed in. */
export const windowCommands: readonly CommandType[] = everyWindowVerb

export const commandsOfDevice: Record<DeviceKind, readonly CommandType[]> = {
  kiosk: ['IssueTicket', 'CheckInAppointment', 'AbandonTicket', 'ReinstateTicket'],
  board: [],
  'window-screen': [],
  wall: [],
  bridge: ['CallNext', 'RecallTicket', 'RecordNoShow', 'RateService'],
  'third-party': [
    'IssueTicket',
    'BookAppointment',
    'CancelAppointment',
    'CheckInAppointment',
    'RecordFiledCase',
    'AbandonTicket',
  ],
}

/** What the holder of a ticket's link may do with that ticket. */
export const commandsOfVisitor: readonly CommandType[] = [
  'AbandonTicket',
  'ReinstateTicket',
  'RateService',
  'SetNeeds',
]
