import { z } from 'zod'
import { alarmKindSchema } from '../conduct/alarm-kinds.ts'
import { roleSchema } from '../people/roles.ts'
import { durationMsSchema, queueIdSchema, wordsSchema } from '../words.ts'

/** One row of the catalogue of alarms; its unit is its kind's. */
export const alarmRuleSchema = z.strictObject({
  kind: alarmKindSchema,
  /** They must rise (PLAN check). */
  yellow: z.number().min(0),
  orange: z.number().min(0),
  red: z.number().min(0),
  /** For queues of their own limits (专窗); without it the rule is every other queue's. */
  queueIds: z.array(queueIdSchema).min(1).max(200).optional(),
  /** Told again while it lasts. */
  repeatMs: durationMsSchema.min(60_000),
  receivers: z.array(roleSchema).min(1).max(10),
  /** {window}, {queue}, {number} and {value} are filled in. */
  message: wordsSchema,
})
export type AlarmRule = z.infer<typeof alarmRuleSchema>

/** Conduct monitoring in numbers. */
export const conductRulesSchema = z.strictObject({
  /** 等候时限: a longer net wait is too long. */
  waitLimitMs: durationMsSchema,
  /** A service beyond this percentage of its items’ medians is too long. */
  serviceLimitPercent: z.number().int().min(100).max(1_000),
  /** 二次办理: the same person for the same item again within so many days. */
  revisitDays: z.number().int().min(1).max(90),
  /** A take at a kiosk within so long of the one before was somebody who stood in line there. */
  kioskFollowedMs: durationMsSchema,
  /** People whom the hall holds. */
  capacity: z.number().int().min(1).max(100_000),
  /** A missed number sooner than this after its first call was not waited for. */
  quickSkipMs: durationMsSchema,
  shortServiceMs: durationMsSchema,
  instantStartMs: durationMsSchema,
  /** So close before the limit a hold is suspicious. */
  heldBeforeLimitMs: durationMsSchema,
  /** A rate needs at least so many to be taken from. */
  rateSampleMin: z.number().int().min(1).max(1_000),
  alarms: z.array(alarmRuleSchema).max(100),
})
export type ConductRules = z.infer<typeof conductRulesSchema>

const minutes = (count: number) => count * 60_000

/** For the figures of a hall whose plan has no rules of its own; it raises no alarms. */
export const usualConductRules: ConductRules = {
  waitLimitMs: minutes(15),
  serviceLimitPercent: 200,
  revisitDays: 30,
  kioskFollowedMs: minutes(1),
  capacity: 300,
  quickSkipMs: 30_000,
  shortServiceMs: 30_000,
  instantStartMs: 3_000,
  heldBeforeLimitMs: minutes(2),
  rateSampleMin: 20,
  alarms: [],
}
