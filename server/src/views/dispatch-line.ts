import type { CounterView } from '@yihao/contract'
import { isAutomatic } from '../engine/dispatch/turns.ts'
import type { HallView, WindowLive } from '../engine/hall.ts'

/** Where the hall calls by itself: whether this clerk is ready, and the call that is announced. */
export function dispatchLine(
  hall: HallView,
  { ready }: Pick<WindowLive, 'ready'>,
): Pick<CounterView, 'dispatch'> {
  if (!isAutomatic(hall)) return {}
  const offer = ready?.offer
  return {
    dispatch: {
      ready: ready !== undefined,
      stay: ready?.stay ?? false,
      ...(offer === undefined ? {} : { offeredAt: offer.at, callsAt: offer.callsAt }),
    },
  }
}
