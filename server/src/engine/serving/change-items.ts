import type { CommandOf, StampedCommand } from '@yihao/contract'
import type { Decision } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { addServiceItem } from './add-service-item.ts'
import { dropServiceItem } from './drop-service-item.ts'

/** 加办 / 减办 */
export function changeItems(
  stamped: StampedCommand,
  command: CommandOf<'AddServiceItem' | 'DropServiceItem'>,
  hall: HallView,
): Decision {
  return command.type === 'AddServiceItem'
    ? addServiceItem(stamped, command, hall)
    : dropServiceItem(stamped, command, hall)
}
