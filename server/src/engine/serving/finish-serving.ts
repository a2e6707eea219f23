import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { servedAt } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { endOfLeg } from '../legs/end-of-leg.ts'

/** 办结, of the number or of the leg that this window does. */
export function finishServing(
  stamped: StampedCommand,
  command: CommandOf<'FinishServing'>,
  hall: HallView,
): Decision {
  const ticket = servedAt(hall, command.data.windowId)
  if (ticket === undefined) return refuse('NothingServing')
  return accept(...endOfLeg(hall, ticket, stamped.at, 'finished'))
}
