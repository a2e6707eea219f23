import {
  addDays,
  atClock,
  businessDateAt,
  clockMs,
  type EpochMs,
  type HallCalendar,
  readHallClock,
  startOfDate,
} from '@yihao/contract'
import type { ClockSetting } from '../config/config.ts'
import { opensOn } from '../engine/hall-hours.ts'
import { AcceleratedClock, type Clock, RealClock } from '../runtime/clock.ts'

export interface ClockContext {
  readonly calendar: HallCalendar
  /** Latest moment the log knows; 0 for a new hall. */
  readonly logAt: EpochMs
}

/** A demonstration opens when the first people come. */
const demoOpens = '08:50'
const demoCloses = '17:00'
const daysLookedAheadMax = 30

export function clockOf(setting: ClockSetting, context: ClockContext): Clock {
  switch (setting.kind) {
    case 'real':
      return new RealClock()
    case 'set':
      return new AcceleratedClock(Math.max(setting.start, context.logAt) as EpochMs, setting.speed)
    case 'demo':
      return new AcceleratedClock(demoStart(context, Date.now() as EpochMs), 1)
  }
}

/** Goes on within the day that the log stands in, otherwise at 08:50 of the next working day. */
export function demoStart({ calendar, logAt }: ClockContext, realNow: EpochMs): EpochMs {
  const { sinceMidnightMs } = readHallClock(logAt)
  const within = sinceMidnightMs >= clockMs('08:30') && sinceMidnightMs < clockMs(demoCloses)
  if (logAt > 0 && within && opensOn(calendar, logAt)) return logAt
  let date = businessDateAt(Math.max(realNow, logAt) as EpochMs)
  for (let ahead = 0; ahead < daysLookedAheadMax; ahead += 1) {
    const start = atClock(date, demoOpens)
    if (start > logAt && opensOn(calendar, startOfDate(date))) return start
    date = addDays(date, 1)
  }
  return Math.max(realNow, logAt) as EpochMs
}
