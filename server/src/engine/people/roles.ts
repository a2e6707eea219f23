import {
  appointedOutsideRoles,
  type CommandOf,
  type StampedCommand,
  separatedRoles,
} from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'

export function addPerson(
  _stamped: StampedCommand,
  command: CommandOf<'AddPerson'>,
  hall: HallView,
): Decision {
  const { personId } = command.data
  if (hall.people.has(personId)) return refuse('PersonKnown')
  return accept({ type: 'PersonAdded', data: { personId } })
}

/** 三员分立 and the city's own appointments (ROLE-1, ROLE-2). */
export function grantRole(
  stamped: StampedCommand,
  command: CommandOf<'GrantRole'>,
  hall: HallView,
): Decision {
  const { personId, role, appointedOutside } = command.data
  const person = hall.people.get(personId)
  if (person === undefined) return refuse('PersonUnknown')
  const byTheCity = appointedOutside && stamped.actor.kind === 'system'
  if (appointedOutsideRoles.includes(role) && !byTheCity) return refuse('RoleAppointedOutside')
  if (person.roles.includes(role)) return accept()
  const separate = hall.plan?.rules.separationOfDuties ?? true
  const combines =
    separatedRoles.includes(role) && person.roles.some((held) => separatedRoles.includes(held))
  if (separate && combines) return refuse('DutiesMustBeSeparate')
  return accept({ type: 'RoleGranted', data: { personId, role, appointedOutside: byTheCity } })
}

export function revokeRole(
  _stamped: StampedCommand,
  command: CommandOf<'RevokeRole'>,
  hall: HallView,
): Decision {
  const { personId, role } = command.data
  const person = hall.people.get(personId)
  if (person === undefined) return refuse('PersonUnknown')
  if (!person.roles.includes(role)) return refuse('RoleNotHeld')
  return accept({ type: 'RoleRevoked', data: { personId, role } })
}

/** Signing in is no rule of the hall; that it happened belongs into the log (ROLE-3). */
export function recordSignIn(
  _stamped: StampedCommand,
  command: CommandOf<'RecordSignIn'>,
  hall: HallView,
): Decision {
  if (!hall.people.has(command.data.personId)) return refuse('PersonUnknown')
  return accept({ type: 'SignInRecorded', data: command.data })
}
