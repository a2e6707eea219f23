import type { CommandOf, StampedCommand } from '@yihao/contract'
import type { Decision } from '../decision.ts'
import type { HallView } from '../hall.ts'
import { dispatchNext, lapseOffer, offerCall } from './offer-call.ts'
import { sayNotReady, sayReady } from './say-ready.ts'

export type DispatchCommand =
  | CommandOf<'SayReady'>
  | CommandOf<'SayNotReady'>
  | CommandOf<'OfferCall'>
  | CommandOf<'LapseOffer'>
  | CommandOf<'DispatchNext'>

export function decideDispatch(
  stamped: StampedCommand,
  command: DispatchCommand,
  hall: HallView,
): Decision {
  switch (command.type) {
    case 'SayReady':
      return sayReady(stamped, command, hall)
    case 'SayNotReady':
      return sayNotReady(stamped, command, hall)
    case 'OfferCall':
      return offerCall(stamped, command, hall)
    case 'LapseOffer':
      return lapseOffer(stamped, command, hall)
    case 'DispatchNext':
      return dispatchNext(stamped, command, hall)
  }
}
