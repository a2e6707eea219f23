import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { servedAt } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { endOfServing } from './end-of-serving.ts'

/** 办结 */
export function finishServing(
  stamped: StampedCommand,
  command: CommandOf<'FinishServing'>,
  hall: HallView,
): Decision {
  const ticket = servedAt(hall, command.data.windowId)
  if (ticket === undefined) return refuse('NothingServing')
  return accept(endOfServing(ticket, stamped.at, 'finished'))
}
