import type { CommandOf, StampedCommand } from '@yihao/contract'
import type { Decision } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { unreachable } from '../unreachable.ts'
import { pairDevice, revokeDevice } from './devices.ts'
import { addPerson, grantRole, recordSignIn, revokeRole } from './roles.ts'

export type PeopleCommand = CommandOf<
  'AddPerson' | 'GrantRole' | 'RevokeRole' | 'RecordSignIn' | 'PairDevice' | 'RevokeDevice'
>

/** 人员与设备: who and what may do anything here. */
export function decidePeople(
  stamped: StampedCommand,
  command: PeopleCommand,
  hall: HallView,
): Decision {
  switch (command.type) {
    case 'AddPerson':
      return addPerson(stamped, command, hall)
    case 'GrantRole':
      return grantRole(stamped, command, hall)
    case 'RevokeRole':
      return revokeRole(stamped, command, hall)
    case 'RecordSignIn':
      return recordSignIn(stamped, command, hall)
    case 'PairDevice':
      return pairDevice(stamped, command, hall)
    case 'RevokeDevice':
      return revokeDevice(stamped, command, hall)
    default:
      return unreachable(command)
  }
}
