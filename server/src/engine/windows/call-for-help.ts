import type { CommandOf, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import { listed } from '../guards.ts'
import type { HallView } from '../hall.ts'

/** 求助: the hall's manager or a guide is asked to come. */
export function callForHelp(
  stamped: StampedCommand,
  command: CommandOf<'CallForHelp'>,
  hall: HallView,
): Decision {
  const { windowId, reasonCode } = command.data
  const window = hall.windows.get(windowId)
  if (window === undefined || hall.plan === undefined) return refuse('WindowUnknown')
  if (window.state === 'closed') return refuse('WindowClosed')
  if (!listed(hall.plan.rules.helpReasons, reasonCode)) {
    return refuse('ReasonUnknown', { field: 'reasonCode', detail: reasonCode })
  }
  return accept({
    type: 'HelpCalled',
    data: {
      windowId,
      reasonCode,
      ...(window.ticketId === undefined ? {} : { ticketId: window.ticketId }),
      ...(stamped.note === undefined ? {} : { note: stamped.note }),
    },
  })
}
