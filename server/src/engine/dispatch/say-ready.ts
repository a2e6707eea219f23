import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { isAutomatic } from './turns.ts'

/** 就绪: only the clerk at the window says so, and nothing else means it (DISPATCH-1). */
export function sayReady(
  stamped: StampedCommand,
  command: CommandOf<'SayReady'>,
  hall: HallView,
): Decision {
  const { windowId, stay } = command.data
  const window = hall.windows.get(windowId)
  if (window === undefined) return refuse('WindowUnknown')
  if (hall.day === undefined) return refuse('DayNotOpen')
  if (!isAutomatic(hall)) return refuse('CallsAreManual')
  if (window.state === 'closed') return refuse('WindowClosed')
  if (window.state === 'paused') return refuse('WindowPaused')
  const { actor } = stamped
  const own = actor.kind === 'staff' && actor.personId === window.clerkId
  if (!own) return refuse('ReadyIsTheClerks')
  if (window.ready?.stay === stay) return accept()
  return accept({ type: 'ReadySaid', data: { windowId, stay } })
}

/** Whoever may act at the window may end it: a manager sees that the chair is empty. */
export function sayNotReady(
  _stamped: StampedCommand,
  command: CommandOf<'SayNotReady'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  const window = hall.windows.get(windowId)
  if (window === undefined) return refuse('WindowUnknown')
  if (window.ready === undefined) return refuse('NotSaidReady')
  return accept({ type: 'ReadyWithdrawn', data: { windowId } })
}
