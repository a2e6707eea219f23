import type { CommandId } from '@yihao/contract'
import type { Deadline } from '../deadlines.ts'
import type { HallView } from '../hall.ts'
import { type Turn, turnsOf } from './turns.ts'

/** Announce, call, or take the announcement back; derived ids, so that each happens once. */
export function dispatchDeadlines(hall: HallView): readonly Deadline[] {
  return turnsOf(hall).map((turn) => ({ at: turn.at, ...commandOf(turn) }))
}

function commandOf({ windowId, kind, ready }: Turn): Omit<Deadline, 'at'> {
  const data = { windowId }
  const id = (what: string, seq: number) => `${what}:${seq}` as CommandId
  switch (kind) {
    case 'offer':
      return {
        // How many this readiness has had: a second one must not pass for the first told twice.
        commandId: `offer-call:${ready.seq}:${ready.offers}` as CommandId,
        command: { type: 'OfferCall', data },
      }
    case 'call':
      return {
        commandId: id('dispatch', ready.offer?.seq ?? 0),
        command: { type: 'DispatchNext', data },
      }
    case 'lapse':
      return {
        commandId: id('lapse-offer', ready.offer?.seq ?? 0),
        command: { type: 'LapseOffer', data },
      }
  }
}
