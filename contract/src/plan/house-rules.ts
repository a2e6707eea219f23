import { z } from 'zod'
import { durationMsSchema } from '../words.ts'
import { bookingRulesSchema } from './booking-rules.ts'
import { caseRulesSchema } from './case-rules.ts'
import { closingRulesSchema } from './closing-rules.ts'
import { conductRulesSchema } from './conduct-rules.ts'
import { dispatchRulesSchema } from './dispatch-rules.ts'
import { forecastRulesSchema } from './forecast-rules.ts'
import { limitRulesSchema } from './limit-rules.ts'
import { needRulesShape } from './need-rules.ts'
import { reasonSchema } from './reasons.ts'
import { tidalRulesSchema } from './tidal-rules.ts'
import { applicantRulesSchema, bulkRulesSchema, filedOnlineRulesSchema } from './visit-rules.ts'

const reasonListSchema = z.array(reasonSchema).min(1).max(20)

/**
 * Settings of the hall, never branches in the code. No national standard fixes these numbers, so
 * each hall adopts its own, and a replay of any day uses the numbers of that day.
 */
export const houseRulesSchema = z.strictObject({
  /** The first call counts: 3 is one call and two recalls. */
  callCountMax: z.number().int().min(1).max(10),
  recallSpacingMs: durationMsSchema,
  /** After the last allowed call, and never sooner than this after the first one, 过号 by itself. */
  noShowAfterFirstCallMs: durationMsSchema,
  /** A passed number re-enters behind so many waiting people … */
  reinstateBehindPeople: z.number().int().min(0).max(100),
  /** … so often in one session (上午/下午); the next miss is 弃号. */
  reinstateCountMax: z.number().int().min(0).max(10),
  /** An older call would send a visitor to a window that has already moved on. */
  announcementAgeMsMax: durationMsSchema,
  /** Holds of every kind together: who is set aside without limit is a second line nobody sees. */
  heldPerWindowMax: z.number().int().min(1).max(20),
  checkInEarlyMs: durationMsSchema,
  checkInLateMs: durationMsSchema,
  /** The evaluator waits so long, then it is 未评价, never praise. */
  evaluatorIdleMs: durationMsSchema,
  /** Several open numbers of one person (代办 is another matter). */
  openTicketsPerPersonMax: z.number().int().min(1).max(20),
  /** Without them a booking may be for any time, and nobody is locked out. */
  bookings: bookingRulesSchema.optional(),
  limits: limitRulesSchema.optional(),
  forecast: forecastRulesSchema.optional(),
  ...needRulesShape,
  /** Without it every call is a clerk's own. */
  dispatch: dispatchRulesSchema.optional(),
  applicants: applicantRulesSchema.optional(),
  bulk: bulkRulesSchema.optional(),
  filedOnline: filedOnlineRulesSchema.optional(),
  /** Without them no cases are kept (督办). */
  cases: caseRulesSchema.optional(),
  /** Without them there are figures and no alarms. */
  conduct: conductRulesSchema.optional(),
  /** Without it nobody proposes to open a tidal window. */
  tidal: tidalRulesSchema.optional(),
  /** Before the last session ends, those who still wait are told; never told without. */
  closing: closingRulesSchema.optional(),
  pauseReasons: reasonListSchema,
  /** Of these, the ones that are a fault of system or device (LEDGER-4); absent, `fault` is. */
  faultPauses: z.array(z.string()).max(20).optional(),
  specificCallReasons: reasonListSchema,
  transferReasons: reasonListSchema,
  correctionReasons: reasonListSchema,
  abandonReasons: reasonListSchema,
  helpReasons: reasonListSchema,
  /** 三员分立; only a demo hall may set it false. */
  separationOfDuties: z.boolean(),
})
export type HouseRules = z.infer<typeof houseRulesSchema>
