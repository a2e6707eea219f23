import type { CommandOf, StampedCommand } from '@yihao/contract'
import type { Decision } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { callNext } from './call-next.ts'
import { callTicket } from './call-ticket.ts'
import { recallTicket } from './recall-ticket.ts'
import { recordNoShow } from './record-no-show.ts'
import { reinstateTicket } from './reinstate-ticket.ts'

export type CallingCommand =
  | CommandOf<'ReinstateTicket'>
  | CommandOf<'CallNext'>
  | CommandOf<'CallTicket'>
  | CommandOf<'RecallTicket'>
  | CommandOf<'RecordNoShow'>

/** From the line to the window, and back into the line. */
export function decideCalling(
  stamped: StampedCommand,
  command: CallingCommand,
  hall: HallView,
): Decision {
  switch (command.type) {
    case 'ReinstateTicket':
      return reinstateTicket(stamped, command, hall)
    case 'CallNext':
      return callNext(stamped, command, hall)
    case 'CallTicket':
      return callTicket(stamped, command, hall)
    case 'RecallTicket':
      return recallTicket(stamped, command, hall)
    case 'RecordNoShow':
      return recordNoShow(stamped, command, hall)
  }
}
