import { z } from 'zod'
import { durationMsSchema } from '../words.ts'

/**
 * 自动叫号. The hall calls by itself only for a clerk who has said ready, and not before the grace
 * time is over, in which the clerk sees the call coming and may say not ready.
 */
export const dispatchRulesSchema = z.strictObject({
  mode: z.enum(['manual', 'automatic']),
  graceMs: durationMsSchema.min(2_000).max(120_000),
})
export type DispatchRules = z.infer<typeof dispatchRulesSchema>
