import type { HallView, WindowLive } from '../hall.ts'

/** It could call the next one now: open, not paused, nobody there. */
export const isFree = (window: WindowLive): boolean =>
  window.state === 'open' && window.ticketId === undefined

/**
 * Free windows, the one that has been free longest first; of two that became free at one moment
 * the one that stands first in the plan (DISPATCH-5).
 */
export function longestIdleFirst(hall: HallView): readonly WindowLive[] {
  return [...hall.windows.values()]
    .filter(isFree)
    .sort((a, b) => (a.freeSince ?? hall.at) - (b.freeSince ?? hall.at))
}
