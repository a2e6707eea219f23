import type { CommandOf, StampedCommand } from '@yihao/contract'
import type { Decision } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { acknowledgeFetch } from './acknowledge-fetch.ts'
import { claimPriority, confirmClaim, refuseClaim } from './claims.ts'
import { grantGreenChannel } from './green-channel.ts'
import { setNeeds } from './set-needs.ts'

export type NeedCommand =
  | CommandOf<'SetNeeds'>
  | CommandOf<'ClaimPriority'>
  | CommandOf<'ConfirmClaim'>
  | CommandOf<'RefuseClaim'>
  | CommandOf<'GrantGreenChannel'>
  | CommandOf<'AcknowledgeFetch'>

export function decideNeeds(
  stamped: StampedCommand,
  command: NeedCommand,
  hall: HallView,
): Decision {
  switch (command.type) {
    case 'SetNeeds':
      return setNeeds(stamped, command, hall)
    case 'ClaimPriority':
      return claimPriority(stamped, command, hall)
    case 'ConfirmClaim':
      return confirmClaim(stamped, command, hall)
    case 'RefuseClaim':
      return refuseClaim(stamped, command, hall)
    case 'GrantGreenChannel':
      return grantGreenChannel(stamped, command, hall)
    case 'AcknowledgeFetch':
      return acknowledgeFetch(stamped, command, hall)
  }
}
