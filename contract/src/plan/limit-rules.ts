import { z } from 'zod'
import {
  clockTimeSchema,
  durationMsSchema,
  itemCodeSchema,
  queueIdSchema,
  wordsSchema,
} from '../words.ts'

const count = z.number().int().min(1).max(999)

/**
 * 限额: a ceiling on the numbers of one queue or one item, by the day or between two times of it. A hall
 * that handed out 50 numbers a day was named for it in public, so a ceiling tells its reason.
 */
export const quotaSchema = z.strictObject({
  of: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('queue'), queueId: queueIdSchema }),
    z.strictObject({ kind: z.literal('item'), itemCode: itemCodeSchema }),
  ]),
  max: count,
  /** What is counted; absent, numbers are. */
  counts: z.enum(['numbers', 'units']).optional(),
  /** The whole day without it. */
  between: z.strictObject({ from: clockTimeSchema, to: clockTimeSchema }).optional(),
  /** Shown to the visitor who is refused: why there is a ceiling, and what to do instead. */
  reason: wordsSchema,
})
export type Quota = z.infer<typeof quotaSchema>

/** Against touting (防黄牛); they bind who is known by identity and nobody else. */
export const limitRulesSchema = z.strictObject({
  ticketsPerPersonPerDayMax: count,
  /** Who gave up so many numbers today takes the next one only after a while. */
  coolDown: z.strictObject({
    afterAbandons: z.number().int().min(1).max(20),
    waitMs: durationMsSchema.max(86_400_000),
  }),
  /** 代办: an agent with so many numbers in a day is listed, never refused. */
  frequentAgentTickets: count,
  quotas: z.array(quotaSchema).max(300),
})
export type LimitRules = z.infer<typeof limitRulesSchema>
