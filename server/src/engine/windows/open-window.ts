import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'

/** 开窗(上岗) */
export function openWindow(
  stamped: StampedCommand,
  command: CommandOf<'OpenWindow'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  const window = hall.windows.get(windowId)
  if (window === undefined) return refuse('WindowUnknown', { field: 'windowId', detail: windowId })
  if (hall.day === undefined) return refuse('DayNotOpen')
  if (window.state !== 'closed') return refuse('WindowNotClosed')
  const { actor } = stamped
  return accept({
    type: 'WindowOpened',
    data: { windowId, ...(actor.kind === 'staff' ? { clerkId: actor.personId } : {}) },
  })
}
