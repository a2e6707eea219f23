import type { Action, CommandId, EpochMs, HallCommand, TicketId } from '@yihao/contract'
import { decide } from '../engine/decide.ts'
import type { HallView } from '../engine/hall.ts'

/** What the holder of a ticket may do with it now, asked of the engine itself. */
export function visitorActions(hall: HallView, ticketId: TicketId, at: EpochMs): Action[] {
  const needs = [...(hall.tickets.get(ticketId)?.needs ?? [])]
  const asked: readonly HallCommand[] = [
    { type: 'AbandonTicket', data: { ticketId } },
    { type: 'ReinstateTicket', data: { ticketId } },
    { type: 'SetNeeds', data: { ticketId, needs } },
  ]
  return asked.map((command) => {
    const decision = decide(
      { commandId: 'asked-only' as CommandId, at, actor: { kind: 'visitor' }, command },
      hall,
    )
    return {
      type: command.type,
      ...(decision.ok ? {} : { refusal: decision.refusal.code }),
    }
  })
}
