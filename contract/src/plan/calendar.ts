import { z } from 'zod'
import { businessDateSchema, clockTimeSchema, wordsSchema } from '../words.ts'

/** 上午 / 下午 / 延时: when the hall serves, and when it hands out numbers. */
export const hallSessionSchema = z.strictObject({
  sessionId: z.string().regex(/^[a-z][a-z0-9-]{0,15}$/),
  name: wordsSchema,
  from: clockTimeSchema,
  to: clockTimeSchema,
  takeFrom: clockTimeSchema,
  takeTo: clockTimeSchema,
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
