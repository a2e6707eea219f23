import { z } from 'zod'
import { readHallClock } from '../hall-time.ts'
import {
  businessDateSchema,
  clockTimeSchema,
  type EpochMs,
  queueIdSchema,
  wordsSchema,
} from '../words.ts'

/** 上午 / 下午 / 延时: when the hall serves, and when it hands out numbers. */
export const hallSessionSchema = z.strictObject({
  sessionId: z.string().regex(/^[a-z][a-z0-9-]{0,15}$/),
  name: wordsSchema,
  from: clockTimeSchema,
  to: clockTimeSchema,
  takeFrom: clockTimeSchema,
  takeTo: clockTimeSchema,
  /** Only on these ISO weekdays; a make-up day (调休) counts as a Monday. Every open day without. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7).optional(),
  /** 延时、不打烊: outside the statutory hours; screens say so. */
  extended: z.literal(true).optional(),
  /** Only these queues hand out numbers in it; all without. */
  queues: z.array(queueIdSchema).min(1).max(200).optional(),
  /** 仅限预约: numbers only for who has booked. */
  byAppointment: z.literal(true).optional(),
})
export type HallSession = z.infer<typeof hallSessionSchema>

export const calendarSchema = z.strictObject({
  /** ISO weekdays the hall is open, 1 Monday … 7 Sunday. */
  weekdays: z.array(z.number().int().min(1).max(7)).max(7),
  sessions: z.array(hallSessionSchema).min(1).max(6),
  /** Statutory holidays on which it stays closed, and make-up days (调休) on which it opens. */
  closedDates: z.array(businessDateSchema).max(400),
  openDates: z.array(businessDateSchema).max(100),
})
export type HallCalendar = z.infer<typeof calendarSchema>

const monday = 1

/** The sessions of the date in which `at` falls, in their order; whether the hall opens is another matter. */
export function sessionsAt(calendar: HallCalendar, at: EpochMs): readonly HallSession[] {
  const { businessDate, weekday } = readHallClock(at)
  const counted = calendar.openDates.includes(businessDate) ? monday : weekday
  return calendar.sessions.filter(({ weekdays }) => weekdays?.includes(counted) ?? true)
}
