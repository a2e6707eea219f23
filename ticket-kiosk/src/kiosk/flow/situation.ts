import type { KioskView } from '@yihao/contract'
import type { LinkStatus } from '@yihao/screen-kit'

/** What the kiosk can do for somebody who steps up now. */
export type Situation =
  | { readonly kind: 'starting' }
  | { readonly kind: 'lost' }
  /** Open again at `opensAt` today. */
  | { readonly kind: 'resting'; readonly opensAt: string }
  /** No more numbers today, or the hall's day has not been opened. */
  | { readonly kind: 'closed' }
  /** In hours, but nobody has opened the day yet. */
  | { readonly kind: 'not-yet-open' }
  | { readonly kind: 'open' }

export function situationOf(status: LinkStatus, view: KioskView | undefined): Situation {
  if (status === 'lost') return { kind: 'lost' }
  if (view === undefined) return { kind: 'starting' }
  const { open, refusal, opensAt } = view.taking
  if (open) return { kind: 'open' }
  if (opensAt !== undefined) return { kind: 'resting', opensAt }
  // Without a time of its own the calendar says "now": only the opening of the day is missing.
  return { kind: refusal === 'DayNotOpen' && view.hall.session ? 'not-yet-open' : 'closed' }
}

/** Paper cannot be promised: the screen must carry the number instead. */
export const printsPaper = ({ printer }: Pick<KioskView, 'printer'>): boolean =>
  printer === 'ready' || printer === 'paper-low'
