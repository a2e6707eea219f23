import { z } from 'zod'

/** 等候估计: when a queue's ranges are marked as failing (FORECAST-7). */
export const forecastRulesSchema = z.strictObject({
  hitRateLow: z.number().min(0).max(1),
  hitRateHigh: z.number().min(0).max(1),
  ticketsMin: z.number().int().min(1).max(10_000),
})
export type ForecastRules = z.infer<typeof forecastRulesSchema>

/** For a plan that says nothing else. */
export const usualForecastRules: ForecastRules = {
  hitRateLow: 0.7,
  hitRateHigh: 0.9,
  ticketsMin: 50,
}
