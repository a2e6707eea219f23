import { z } from 'zod'
import { businessDateSchema, clockTimeSchema, personIdSchema, windowIdSchema } from '../words.ts'

/** On which days a duty stands; on none on which the hall stays closed. */
const dutyDaysSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weekdays'),
    /** ISO weekdays, 1 Monday … 7 Sunday. */
    weekdays: z.array(z.number().int().min(1).max(7)).max(7),
    /** 调休: also on every make-up day of the calendar, whatever its weekday. */
    makeUpDays: z.boolean(),
    /** Leave, a course: days on which somebody else or nobody stands there. */
    except: z.array(businessDateSchema).max(400).optional(),
  }),
  z.strictObject({
    kind: z.literal('dates'),
    dates: z.array(businessDateSchema).min(1).max(400),
  }),
])
export type DutyDays = z.infer<typeof dutyDaysSchema>

const breakSchema = z.strictObject({ from: clockTimeSchema, to: clockTimeSchema })
/** 计划休息: the clerk is away, and nobody asks why the window is empty. */
export type PlannedBreak = z.infer<typeof breakSchema>

/** 值班: who stands at which window in which session. */
export const dutySchema = z.strictObject({
  dutyId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,47}$/),
  personId: personIdSchema,
  windowId: windowIdSchema,
  sessionId: z.string().regex(/^[a-z][a-z0-9-]{0,15}$/),
  /** A part of the session only; all of it without. */
  hours: z.strictObject({ from: clockTimeSchema, to: clockTimeSchema }).optional(),
  days: dutyDaysSchema,
  breaks: z.array(breakSchema).max(6),
})
export type Duty = z.infer<typeof dutySchema>

/** 值班表. Whom it does not name may still open a window; it says who is expected, not who may. */
export const dutyPlanSchema = z.array(dutySchema).max(4_000)
