import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { listed } from '../guards.ts'
import type { HallView } from '../hall.ts'

/** 暂停服务: the present visitor may be finished, nobody new is called (WIN-2). */
export function pauseWindow(
  stamped: StampedCommand,
  command: CommandOf<'PauseWindow'>,
  hall: HallView,
): Decision {
  const { windowId, reasonCode } = command.data
  const window = hall.windows.get(windowId)
  if (window === undefined || hall.plan === undefined) return refuse('WindowUnknown')
  if (window.state === 'closed') return refuse('WindowClosed')
  if (window.state === 'paused') return refuse('WindowPaused')
  if (!listed(hall.plan.rules.pauseReasons, reasonCode)) {
    return refuse('ReasonUnknown', { field: 'reasonCode', detail: reasonCode })
  }
  return accept({
    type: 'WindowPaused',
    data: { windowId, reasonCode, ...(stamped.note === undefined ? {} : { note: stamped.note }) },
  })
}
