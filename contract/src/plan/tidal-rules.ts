import { z } from 'zod'
import { durationMsSchema } from '../words.ts'
import { reasonSchema } from './reasons.ts'

const thresholdsSchema = z.strictObject({
  /** People waiting in the queue for each open window that calls from it. */
  waitingPerWindow: z.number().min(0).max(999),
  /** The longest wait in the queue, net of rest. */
  longestWaitMs: durationMsSchema,
})

/** 潮汐窗口: when the system proposes to open one, and when to close it again. */
export const tidalRulesSchema = z.strictObject({
  /** Proposed to open when either is reached … */
  open: thresholdsSchema,
  /** … and to close when, with one window less, both are below these lower ones … */
  close: thresholdsSchema,
  /** … and it has been so for this long. */
  sustainedMs: durationMsSchema.max(7_200_000),
  /** A window that was opened stays open for this long. */
  minimumOpenMs: durationMsSchema.max(28_800_000),
  /** What was declined is not proposed again for so long. */
  quietMs: durationMsSchema.max(28_800_000),
  /** What followed is looked at so long after it was decided. */
  followUpMs: durationMsSchema.min(60_000).max(14_400_000),
  declineReasons: z.array(reasonSchema).min(1).max(20),
})
export type TidalRules = z.infer<typeof tidalRulesSchema>
