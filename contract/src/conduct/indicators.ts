import { z } from 'zod'
import { businessDateSchema, epochMsSchema, ticketIdSchema, wordsSchema } from '../words.ts'
import { caseIllSchema } from './case-words.ts'
import { indicatorScopeSchema, indicatorUnitSchema } from './indicator-words.ts'

const indicatorIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)

/** One figure of one place over one period. */
export const indicatorRowSchema = z.strictObject({
  indicatorId: indicatorIdSchema,
  scope: indicatorScopeSchema,
  /** Of the zone, queue, window, item or unit; absent for the hall. */
  scopeId: z.string().optional(),
  scopeName: wordsSchema.optional(),
  from: businessDateSchema,
  to: businessDateSchema,
  /** Absent where nothing was counted to divide by: no figure is better than a zero. */
  value: z.number().optional(),
  unit: indicatorUnitSchema,
  numerator: z.number(),
  denominator: z.number(),
  /** How many tickets, services, ratings … it is taken from. */
  sampleSize: z.number().int().min(0),
  /** Where the tickets behind it are listed, by date; absent where no ticket stands behind it. */
  list: z.string().optional(),
})
export type IndicatorRow = z.infer<typeof indicatorRowSchema>

/** The printed formula of an indicator. */
export const indicatorFormulaSchema = z.strictObject({
  indicatorId: indicatorIdSchema,
  name: wordsSchema,
  formula: wordsSchema,
  unit: indicatorUnitSchema,
  /** Which way is better. */
  better: z.enum(['lower', 'higher', 'neither']),
  ill: caseIllSchema,
})
export type IndicatorFormula = z.infer<typeof indicatorFormulaSchema>

/** A threshold or rule that changed within the period: it stands beside the figures. */
export const ruleChangeSchema = z.strictObject({
  at: epochMsSchema,
  planVersion: z.number().int(),
  by: z.string(),
  byName: z.string().optional(),
  /** The reason that was given with it; absent where none was. */
  why: z.string().optional(),
  words: wordsSchema,
})
export type RuleChange = z.infer<typeof ruleChangeSchema>

/** GET /api/indicators?from=&to=&scope=&scopeId= */
export const indicatorReportSchema = z.strictObject({
  from: businessDateSchema,
  to: businessDateSchema,
  /** Days of the period on which the hall was open; the running one counts until `at`. */
  days: z.number().int().min(0),
  at: epochMsSchema,
  scope: indicatorScopeSchema,
  rows: z.array(indicatorRowSchema),
  formulas: z.array(indicatorFormulaSchema),
  changes: z.array(ruleChangeSchema),
})
export type IndicatorReport = z.infer<typeof indicatorReportSchema>

/** GET /api/indicators/{indicatorId}/days and …/minutes: the same figure by day, or of today by minute. */
export const indicatorSeriesSchema = z.strictObject({
  formula: indicatorFormulaSchema,
  scope: indicatorScopeSchema,
  scopeId: z.string().optional(),
  points: z.array(
    z.strictObject({
      /** A date, or the minute as `HH:MM`. */
      at: z.string(),
      value: z.number().optional(),
      numerator: z.number(),
      denominator: z.number(),
      sampleSize: z.number().int().min(0),
    }),
  ),
})
export type IndicatorSeries = z.infer<typeof indicatorSeriesSchema>

/** GET /api/indicators/{indicatorId}/tickets?date=&scope=&scopeId= */
export const indicatorTicketsSchema = z.strictObject({
  formula: indicatorFormulaSchema,
  date: businessDateSchema,
  /** All that were counted; the worst are listed first, 500 at most. */
  total: z.number().int().min(0),
  tickets: z.array(
    z.strictObject({
      ticketId: ticketIdSchema.optional(),
      number: z.string().optional(),
      at: epochMsSchema,
      /** Position in the log. */
      seq: z.number().int(),
      value: z.number(),
      queueId: z.string().optional(),
      windowNumber: z.number().int().optional(),
      itemNames: z.array(z.string()),
    }),
  ),
})
export type IndicatorTickets = z.infer<typeof indicatorTicketsSchema>
