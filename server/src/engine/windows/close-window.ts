import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'

/** 关窗(下岗). Not while somebody is there, nor with their papers kept here (WIN-3). */
export function closeWindow(
  _stamped: StampedCommand,
  command: CommandOf<'CloseWindow'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  const window = hall.windows.get(windowId)
  if (window === undefined) return refuse('WindowUnknown')
  if (window.state === 'closed') return refuse('WindowClosed')
  if (window.ticketId !== undefined) return refuse('WindowBusy')
  for (const ticket of hall.tickets.values()) {
    const keptHere = ticket.status === 'held' && ticket.windowId === windowId
    if (keptHere && ticket.kind !== 'papers-taken') {
      return refuse('WindowBusy', { detail: ticket.number })
    }
  }
  return accept({ type: 'WindowClosed', data: { windowId, by: 'clerk' } })
}
