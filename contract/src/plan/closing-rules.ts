import { z } from 'zod'
import { durationMsSchema } from '../words.ts'

/**
 * 闭厅前: whether the hall goes on until everybody who waits is served (延时至办完), or tells in time who
 * will likely not be, so that they may come another day instead of waiting in vain.
 */
export const closingRulesSchema = z.strictObject({
  mode: z.enum(['serve-all', 'tell']),
  /** So long before the end of the day's last session. */
  tellBeforeMs: durationMsSchema.min(60_000).max(3 * 3_600_000),
})
export type ClosingRules = z.infer<typeof closingRulesSchema>
export type ClosingMode = ClosingRules['mode']
