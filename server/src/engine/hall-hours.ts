import {
  addDays,
  atClock,
  type BusinessDate,
  businessDateAt,
  clockMs,
  type EpochMs,
  type HallCalendar,
  type HallSession,
  readHallClock,
  sessionsAt,
  startOfDate,
} from '@yihao/contract'

/** A make-up day opens a weekend, a holiday closes a weekday (DAY-2). */
export function opensOn(calendar: HallCalendar, at: EpochMs): boolean {
  const { businessDate, weekday } = readHallClock(at)
  if (sessionsAt(calendar, at).length === 0) return false
  if (calendar.openDates.includes(businessDate)) return true
  if (calendar.closedDates.includes(businessDate)) return false
  return calendar.weekdays.includes(weekday)
}

/** The session in whose taking hours `at` falls. */
export function takingSession(calendar: HallCalendar, at: EpochMs): HallSession | undefined {
  const ms = readHallClock(at).sinceMidnightMs
  return sessionsAt(calendar, at).find(
    (session) => clockMs(session.takeFrom) <= ms && ms < clockMs(session.takeTo),
  )
}

export interface SessionAround {
  readonly session: HallSession
  readonly running: boolean
}

/** The session now running, or the next of the day. */
export function sessionAround(calendar: HallCalendar, at: EpochMs): SessionAround | undefined {
  const ms = readHallClock(at).sinceMidnightMs
  const session = sessionsAt(calendar, at).find((one) => ms < clockMs(one.to))
  if (session === undefined) return undefined
  return { session, running: clockMs(session.from) <= ms }
}

/** Names one session of one day, for "once in a session": the one running, else the next, else the last. */
export function sessionKey(calendar: HallCalendar, at: EpochMs): string {
  const around = sessionAround(calendar, at)?.session ?? sessionsAt(calendar, at).at(-1)
  return `${businessDateAt(at)} ${around?.sessionId ?? ''}`
}

const daysLookedAheadMax = 30

/** The next date on which the hall opens that is not over, `at`'s own among them. */
export function nextOpenDate(
  calendar: HallCalendar,
  at: EpochMs,
  lastClosedDate: BusinessDate | undefined,
): BusinessDate | undefined {
  let date = businessDateAt(at)
  for (let ahead = 0; ahead < daysLookedAheadMax; ahead += 1) {
    const fresh = lastClosedDate === undefined || date > lastClosedDate
    if (fresh && opensOn(calendar, startOfDate(date))) return date
    date = addDays(date, 1)
  }
  return undefined
}

/** The end of the last session of the date in which `at` falls; undefined on a day without one. */
export function lastSessionEnds(calendar: HallCalendar, at: EpochMs): EpochMs | undefined {
  const ends = sessionsAt(calendar, at).map(({ to }) => atClock(businessDateAt(at), to))
  return ends.length === 0 ? undefined : (Math.max(...ends) as EpochMs)
}

/** `HH:MM` at which numbers are handed out again today. */
export function takingResumesAt(calendar: HallCalendar, at: EpochMs): string | undefined {
  const ms = readHallClock(at).sinceMidnightMs
  return sessionsAt(calendar, at).find((session) => ms < clockMs(session.takeFrom))?.takeFrom
}

/**
 * Milliseconds of [from, to) without the hall's rest: the gaps between two sessions of one day
 * (午休). Before the first and after the last session nothing is taken off, for who waits there
 * does wait. Never negative, and 0 when `to` is not after `from` (TIME-2).
 */
export function netMs(calendar: HallCalendar, from: EpochMs, to: EpochMs): number {
  if (to <= from) return 0
  let net = to - from
  for (const [start, end] of restsBetween(calendar, from, to)) net -= end - start
  return Math.max(0, net)
}

/** The hall's rests within [from, to), in order, of the date of `from` (TIME-2). */
export function restsBetween(
  calendar: HallCalendar,
  from: EpochMs,
  to: EpochMs,
): readonly (readonly [EpochMs, EpochMs])[] {
  return restsOf(calendar, businessDateAt(from)).flatMap(([start, end]) => {
    const begin = Math.max(from, start) as EpochMs
    const stop = Math.min(to, end) as EpochMs
    return stop > begin ? [[begin, stop] as const] : []
  })
}

function restsOf(
  calendar: HallCalendar,
  date: BusinessDate,
): readonly (readonly [EpochMs, EpochMs])[] {
  const sessions = sessionsAt(calendar, startOfDate(date))
  return sessions.slice(1).flatMap((session, index) => {
    const before = sessions[index]
    if (before === undefined) return []
    const start = atClock(date, before.to)
    const end = atClock(date, session.from)
    return end > start ? [[start, end] as const] : []
  })
}
