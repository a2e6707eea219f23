import type { CommandOf, EpochMs, StampedCommand } from '@yihao/contract'
import { callNext } from '../calling/call-next.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { notFree } from '../guards.ts'
import type { HallView } from '../hall.ts'
import { turnsOf } from './turns.ts'

const turnAt = (hall: HallView, windowId: string, at: EpochMs) =>
  turnsOf(hall, at).find((turn) => turn.windowId === windowId)

/** The call is announced at the counter; the grace time begins (DISPATCH-2). */
export function offerCall(
  stamped: StampedCommand,
  command: CommandOf<'OfferCall'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  const refusal = notFree(hall, windowId)
  if (refusal !== undefined) return refuse(refusal)
  const ready = hall.windows.get(windowId)?.ready
  if (ready === undefined) return refuse('NotSaidReady')
  if (ready.offer !== undefined) return refuse('OfferStands')
  const turn = turnAt(hall, windowId, stamped.at)
  if (turn === undefined || turn.at > stamped.at) return refuse('NobodyWaiting')
  const graceMs = hall.plan?.rules.dispatch?.graceMs ?? 0
  const callsAt = (stamped.at + graceMs) as EpochMs
  return accept({ type: 'CallOffered', data: { windowId, callsAt } })
}

/** Somebody else called the last one first, or the visitor left. */
export function lapseOffer(
  stamped: StampedCommand,
  command: CommandOf<'LapseOffer'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  if (hall.windows.get(windowId)?.ready?.offer === undefined) return refuse('NoCallOffered')
  if (turnAt(hall, windowId, stamped.at)?.kind === 'call') return refuse('OfferStands')
  return accept({ type: 'CallOfferLapsed', data: { windowId } })
}

/** 自动叫号: whoever the policy says is next, at a window that was told in time (DISPATCH-2). */
export function dispatchNext(
  stamped: StampedCommand,
  command: CommandOf<'DispatchNext'>,
  hall: HallView,
): Decision {
  const { windowId } = command.data
  const ready = hall.windows.get(windowId)?.ready
  if (ready === undefined) return refuse('NotSaidReady')
  if (ready.offer === undefined || stamped.at < ready.offer.callsAt) return refuse('NoCallOffered')
  const decision = callNext(stamped, { type: 'CallNext', data: { windowId } }, hall)
  if (!decision.ok) return decision
  return accept(
    ...decision.events.map((event) =>
      event.type === 'TicketCalled'
        ? { ...event, data: { ...event.data, dispatched: true as const } }
        : event,
    ),
  )
}
