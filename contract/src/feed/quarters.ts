import { z } from 'zod'
import {
  businessDateSchema,
  durationMsSchema,
  epochMsSchema,
  hallIdSchema,
  queueIdSchema,
  windowIdSchema,
} from '../words.ts'

/** Version of the feed's rows, told to every receiver. */
export const feedVersion = 1

/**
 * One quarter of an hour of one queue at one window: the finest grain, from which every sum is
 * made. `windowId` is absent for what no window did (numbers taken, given up while waiting).
 * Sums and counts only, never means: a mean of means is a lie.
 */
export const feedQuarterSchema = z.strictObject({
  version: z.literal(feedVersion),
  /** Grows by one a row within the hall; the cursor of a reader. */
  cursor: z.number().int().min(1),
  hallId: hallIdSchema,
  businessDate: businessDateSchema,
  from: epochMsSchema,
  to: epochMsSchema,
  queueId: queueIdSchema.optional(),
  windowId: windowIdSchema.optional(),
  /** The queues the window called from; only in rows of a window's own time, without a queue. */
  serves: z.array(queueIdSchema).optional(),
  issued: z.number().int().min(0),
  called: z.number().int().min(0),
  finished: z.number().int().min(0),
  /** Services that ended one leg of a visit that goes on elsewhere; none of them is in `finished`. */
  legsFinished: z.number().int().min(0),
  noShows: z.number().int().min(0),
  abandoned: z.number().int().min(0),
  /** Waits of the tickets called in this quarter; gross, and net of the hall's rest. */
  waitGrossMsSum: durationMsSchema,
  waitNetMsSum: durationMsSchema,
  waitGrossMsMax: durationMsSchema,
  waitNetMsMax: durationMsSchema,
  /** Services finished in this quarter, of numbers and of legs, net of holds. */
  servingMsSum: durationMsSchema,
  servingMsMax: durationMsSchema,
  heldMsSum: durationMsSchema,
  /**
   * How long the window was open and, besides, how long paused within the quarter; only in its row
   * without a queue, for a window serves several queues at once.
   */
  openMs: durationMsSchema,
  pausedMs: durationMsSchema,
})
export type FeedQuarter = z.infer<typeof feedQuarterSchema>

/** A day's figures of one queue, or of the hall where `queueId` is absent. */
export const dayFiguresSchema = z.strictObject({
  businessDate: businessDateSchema,
  queueId: queueIdSchema.optional(),
  queueName: z.string().optional(),
  issued: z.number().int().min(0),
  called: z.number().int().min(0),
  finished: z.number().int().min(0),
  noShows: z.number().int().min(0),
  abandoned: z.number().int().min(0),
  expired: z.number().int().min(0),
  rated: z.number().int().min(0),
  waitGross: figures(),
  waitNet: figures(),
  serving: figures(),
})
export type DayFigures = z.infer<typeof dayFiguresSchema>

function figures() {
  return z.strictObject({
    count: z.number().int().min(0),
    meanMs: durationMsSchema,
    medianMs: durationMsSchema,
    p90Ms: durationMsSchema,
    longestMs: durationMsSchema,
  })
}
