import type { RecordedEvent, WindowId } from '@yihao/contract'
import type { WindowTime } from './feed-state.ts'
import { passTime } from './quarters.ts'
import type { Spot } from './spot.ts'

/** A window's state changed: the time until now belongs to the state before. */
export function foldWindow(spot: Spot, event: RecordedEvent): void {
  switch (event.type) {
    case 'WindowOpened':
    case 'WindowResumed':
      become(spot, event.data.windowId, 'open')
      break
    case 'WindowPaused':
      become(spot, event.data.windowId, 'paused')
      break
    case 'WindowClosed':
      become(spot, event.data.windowId, 'closed')
      break
    default:
  }
}

function become({ day, at }: Spot, windowId: WindowId, state: WindowTime['state']): void {
  const before = day.windows.get(windowId)
  const time =
    before === undefined ? { since: at, openMs: 0, pausedMs: 0 } : passTime(before, day, at)
  day.windows.set(windowId, { ...time, state })
}
