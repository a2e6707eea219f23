import type {
  Actor,
  CommandType,
  DeviceAssignment,
  DeviceId,
  HallCommand,
  PersonId,
  RefusalCode,
  Role,
  TicketId,
  WindowId,
} from '@yihao/contract'
import {
  type Capability,
  capabilitiesOfDevice,
  capabilitiesOfRole,
  claimCommands,
  commandsOfDevice,
  commandsOfRole,
  commandsOfVisitor,
  windowCommands,
} from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'

/** Who is at the other end, once their cookie, token or link was looked at. */
export type Caller =
  | {
      readonly kind: 'staff'
      readonly personId: PersonId
      readonly displayName: string
      readonly windowId: WindowId | undefined
    }
  | {
      readonly kind: 'device'
      readonly deviceId: DeviceId
      readonly assignment: DeviceAssignment
    }
  | { readonly kind: 'visitor'; readonly ticketId: TicketId }
  | { readonly kind: 'nobody' }

export const nobody: Caller = { kind: 'nobody' }

export function actorOf(caller: Caller): Actor | undefined {
  switch (caller.kind) {
    case 'staff':
      return { kind: 'staff', personId: caller.personId }
    case 'device':
      return { kind: 'device', deviceId: caller.deviceId }
    case 'visitor':
      return { kind: 'visitor' }
    case 'nobody':
      return undefined
  }
}

/** Roles live in the log, so that taking one away counts from that moment on. */
export const rolesOf = (hall: HallView, personId: PersonId): readonly Role[] =>
  hall.people.get(personId)?.roles ?? []

export function capable(hall: HallView, caller: Caller, capability: Capability): boolean {
  if (caller.kind === 'device')
    return capabilitiesOfDevice[caller.assignment.kind].includes(capability)
  if (caller.kind !== 'staff') return false
  return rolesOf(hall, caller.personId).some((role) =>
    capabilitiesOfRole[role].includes(capability),
  )
}

/** Why this caller may not run that command; undefined when they may (ROLE-4, ROLE-5). */
export function forbidden(
  hall: HallView,
  caller: Caller,
  command: HallCommand,
): RefusalCode | undefined {
  switch (caller.kind) {
    case 'nobody':
      return 'NotSignedIn'
    case 'staff':
      return forbiddenToStaff(hall, caller, command)
    case 'device':
      return forbiddenToDevice(hall, caller.assignment, command)
    case 'visitor':
      return forbiddenToVisitor(hall, caller.ticketId, command)
  }
}

function forbiddenToStaff(
  hall: HallView,
  { personId, windowId }: Extract<Caller, { kind: 'staff' }>,
  command: HallCommand,
): RefusalCode | undefined {
  const allowing = rolesOf(hall, personId).filter((role) =>
    commandsOfRole[role].includes(command.type),
  )
  if (allowing.length === 0) return 'NotAllowed'
  const onlyAsClerk = allowing.every((role) => role === 'clerk')
  if (!onlyAsClerk) return undefined
  if (claimCommands.includes(command.type)) return notAtOwnWindow(hall, windowId, command)
  const atWindow = windowIdOf(command)
  if (atWindow === undefined) return undefined
  if (atWindow !== windowId) return 'NotYourWindow'
  return heldByAnother(hall, atWindow, personId) ? 'WindowTaken' : undefined
}

/** Who opened the window works there until it is closed (WIN-4). */
function heldByAnother(hall: HallView, windowId: WindowId, personId: PersonId): boolean {
  const window = hall.windows.get(windowId)
  if (window === undefined || window.state === 'closed') return false
  return window.clerkId !== undefined && window.clerkId !== personId
}

/** PRIO-6: a clerk speaks of the number that is called or served at their window. */
function notAtOwnWindow(
  hall: HallView,
  windowId: WindowId | undefined,
  command: HallCommand,
): RefusalCode | undefined {
  const here = windowId === undefined ? undefined : hall.windows.get(windowId)?.ticketId
  const own = here !== undefined && 'ticketId' in command.data && command.data.ticketId === here
  return own ? undefined : 'TicketNotHere'
}

function windowIdOf(command: HallCommand): WindowId | undefined {
  const isWindowVerb = windowCommands.includes(command.type)
  return isWindowVerb && 'windowId' in command.data ? command.data.windowId : undefined
}

function forbiddenToDevice(
  hall: HallView,
  assignment: DeviceAssignment,
  command: HallCommand,
): RefusalCode | undefined {
  if (!commandsOfDevice[assignment.kind].includes(command.type)) return 'NotAllowed'
  if (assignment.kind === 'kiosk' && 'kioskId' in command.data) {
    return command.data.kioskId === assignment.kioskId ? undefined : 'KioskUnknown'
  }
  if (assignment.kind !== 'bridge') return undefined
  // A bridge acts only where one of its keypads stands.
  const windowId =
    'windowId' in command.data
      ? command.data.windowId
      : command.type === 'RateService'
        ? hall.servings.get(command.data.servingId)?.windowId
        : undefined
  const ownKeypad = hall.plan?.devices.some(
    (device) =>
      device.kind === 'keypad' &&
      device.bridgeId === assignment.bridgeId &&
      device.windowId === windowId,
  )
  return ownKeypad === true ? undefined : 'NotYourWindow'
}

function forbiddenToVisitor(
  hall: HallView,
  ticketId: TicketId,
  command: HallCommand,
): RefusalCode | undefined {
  if (!(commandsOfVisitor as readonly CommandType[]).includes(command.type)) return 'NotAllowed'
  const concerns =
    command.type === 'RateService'
      ? hall.servings.get(command.data.servingId)?.ticketId
      : 'ticketId' in command.data
        ? command.data.ticketId
        : undefined
  return concerns === ticketId ? undefined : 'NotAllowed'
}
