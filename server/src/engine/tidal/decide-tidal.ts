import type { CommandOf, StampedCommand } from '@yihao/contract'
import type { Decision } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { proposeTidal } from './propose-tidal.ts'
import {
  acceptTidal,
  declineTidal,
  lapseTidal,
  noteTidalExpectation,
  recordTidalOutcome,
} from './settle-tidal.ts'

export type TidalCommand =
  | CommandOf<'ProposeTidal'>
  | CommandOf<'AcceptTidal'>
  | CommandOf<'DeclineTidal'>
  | CommandOf<'LapseTidal'>
  | CommandOf<'NoteTidalExpectation'>
  | CommandOf<'RecordTidalOutcome'>

export function decideTidal(
  stamped: StampedCommand,
  command: TidalCommand,
  hall: HallView,
): Decision {
  switch (command.type) {
    case 'ProposeTidal':
      return proposeTidal(stamped, command, hall)
    case 'AcceptTidal':
      return acceptTidal(stamped, command, hall)
    case 'DeclineTidal':
      return declineTidal(stamped, command, hall)
    case 'LapseTidal':
      return lapseTidal(stamped, command, hall)
    case 'NoteTidalExpectation':
      return noteTidalExpectation(command, hall)
    case 'RecordTidalOutcome':
      return recordTidalOutcome(stamped, command, hall)
  }
}
