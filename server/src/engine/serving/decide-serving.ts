import type { CommandOf, StampedCommand } from '@yihao/contract'
import { showApplicants } from '../applicants/show-applicants.ts'
import type { Decision } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { changeItems } from './change-items.ts'
import { finishServing } from './finish-serving.ts'
import { holdTicket } from './hold-ticket.ts'
import { resumeTicket } from './resume-ticket.ts'
import { returnForCorrection } from './return-for-correction.ts'
import { startServing } from './start-serving.ts'
import { transferTicket } from './transfer-ticket.ts'

export type ServingCommand =
  | CommandOf<'StartServing'>
  | CommandOf<'FinishServing'>
  | CommandOf<'TransferTicket'>
  | CommandOf<'HoldTicket'>
  | CommandOf<'ResumeTicket'>
  | CommandOf<'AddServiceItem'>
  | CommandOf<'DropServiceItem'>
  | CommandOf<'ReturnForCorrection'>
  | CommandOf<'ShowApplicants'>

/** From sitting down until the window is free again. */
export function decideServing(
  stamped: StampedCommand,
  command: ServingCommand,
  hall: HallView,
): Decision {
  switch (command.type) {
    case 'StartServing':
      return startServing(stamped, command, hall)
    case 'FinishServing':
      return finishServing(stamped, command, hall)
    case 'TransferTicket':
      return transferTicket(stamped, command, hall)
    case 'HoldTicket':
      return holdTicket(stamped, command, hall)
    case 'ResumeTicket':
      return resumeTicket(stamped, command, hall)
    case 'AddServiceItem':
    case 'DropServiceItem':
      return changeItems(stamped, command, hall)
    case 'ReturnForCorrection':
      return returnForCorrection(stamped, command, hall)
    case 'ShowApplicants':
      return showApplicants(stamped, command, hall)
  }
}
