import type { CommandOf, StampedCommand } from '@yihao/contract'
import type { Decision } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { recordRefusedTake } from '../limits/refused-takes.ts'
import { abandonTicket } from './abandon-ticket.ts'
import { issueTicket } from './issue-ticket.ts'

export type TakingCommand =
  | CommandOf<'IssueTicket'>
  | CommandOf<'RecordRefusedTake'>
  | CommandOf<'AbandonTicket'>

/** A number is taken, was refused, or is given up. */
export function decideTaking(
  stamped: StampedCommand,
  command: TakingCommand,
  hall: HallView,
): Decision {
  switch (command.type) {
    case 'IssueTicket':
      return issueTicket(stamped, command, hall)
    case 'RecordRefusedTake':
      return recordRefusedTake(stamped, command)
    case 'AbandonTicket':
      return abandonTicket(stamped, command, hall)
  }
}
