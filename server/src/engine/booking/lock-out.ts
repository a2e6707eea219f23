import type { BookingRules, EpochMs } from '@yihao/contract'
import type { HallView } from '../hall.ts'

const dayMs = 86_400_000
/** The longest that a plan may look back. */
export const missesKeptMs = 366 * dayMs

/**
 * Until when somebody may not book, after so many missed bookings within so many days (BOOK-6);
 * undefined for who may.
 */
export function lockedUntil(
  hall: HallView,
  { noShow }: Pick<BookingRules, 'noShow'>,
  personHash: string,
  at: EpochMs,
): EpochMs | undefined {
  const misses = [...(hall.bookingMisses.get(personHash) ?? [])].sort((a, b) => a - b)
  let until = 0
  for (const [index, last] of misses.entries()) {
    const first = misses[index - noShow.countMax + 1]
    if (first === undefined || last - first > noShow.withinDays * dayMs) continue
    until = Math.max(until, last + noShow.lockDays * dayMs)
  }
  return until > at ? (until as EpochMs) : undefined
}
