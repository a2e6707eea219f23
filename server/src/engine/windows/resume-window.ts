import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { elapsed } from '../guards.ts'
import type { HallView } from '../hall.ts'

/** 恢复服务 */
export function resumeWindow(
  stamped: StampedCommand,
  command: CommandOf<'ResumeWindow'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  const window = hall.windows.get(windowId)
  if (window === undefined) return refuse('WindowUnknown')
  if (window.state !== 'paused') return refuse('WindowNotPaused')
  const pausedMs = elapsed(window.since ?? stamped.at, stamped.at)
  return accept({ type: 'WindowResumed', data: { windowId, pausedMs } })
}
