import { z } from 'zod'
import { waitRangeSchema } from '../views/wait-range.ts'
import {
  businessDateSchema,
  durationMsSchema,
  epochMsSchema,
  queueIdSchema,
  ticketIdSchema,
  ticketNumberSchema,
  type Words,
  wordsSchema,
} from '../words.ts'

/** `few`: too few waits to judge by. `failing`: the hit rate is outside the band (FORECAST-7). */
export const forecastVerdictSchema = z.enum(['few', 'kept', 'failing'])
export type ForecastVerdict = z.infer<typeof forecastVerdictSchema>

export const forecastVerdictWords: Readonly<Record<ForecastVerdict, Words>> = {
  few: { zh: '样本不足', en: 'too few yet' },
  kept: { zh: '可信', en: 'keeps its word' },
  failing: { zh: '失准', en: 'failing' },
}

/**
 * How often the range told at joining held, and how far its median was off, beside two simple
 * rules: the last wait, and people ahead × mean ÷ windows. Counted is who was told to wait more
 * than five minutes, or had to.
 */
export const forecastScoreSchema = z.strictObject({
  tickets: z.number().int().min(0),
  hits: z.number().int().min(0),
  errorMs: durationMsSchema,
  lastWaitErrorMs: durationMsSchema,
  aheadErrorMs: durationMsSchema,
  widthMs: durationMsSchema,
  /** Joined and could be told nothing. */
  unsaid: z.number().int().min(0),
  verdict: forecastVerdictSchema,
})
export type ForecastScore = z.infer<typeof forecastScoreSchema>

/** 估计的兑现: one told range and what then happened. */
export const toldRangeSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: ticketNumberSchema,
  queueId: queueIdSchema,
  saidAt: epochMsSchema,
  phase: z.enum(['joined', 'later']),
  range: waitRangeSchema.optional(),
  medianMs: durationMsSchema.optional(),
  lastWaitMs: durationMsSchema,
  aheadMs: durationMsSchema,
  outcome: z.enum(['called', 'left']),
  waitedMs: durationMsSchema,
  /** Absent where it does not count. */
  hit: z.boolean().optional(),
})
export type ToldRange = z.infer<typeof toldRangeSchema>

/** GET /api/days/{date}/forecasts */
export const forecastReportSchema = z.strictObject({
  businessDate: businessDateSchema,
  /** A queue whose hit rate is outside, with so many waits, is marked. */
  band: z.strictObject({ low: z.number(), high: z.number(), ticketsMin: z.number().int() }),
  hall: forecastScoreSchema,
  /** Of this date and the six before it. */
  week: forecastScoreSchema,
  queues: z.array(
    z.strictObject({ queueId: queueIdSchema, name: wordsSchema, score: forecastScoreSchema }),
  ),
  /** By the hour in which it was told, 0 to 23. */
  hours: z.array(z.strictObject({ hour: z.number().int(), score: forecastScoreSchema })),
  told: z.array(toldRangeSchema),
})
export type ForecastReport = z.infer<typeof forecastReportSchema>
