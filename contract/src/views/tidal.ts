import { z } from 'zod'
import { tidalDirectionSchema, tidalExpectationSchema } from '../commands/tidal-commands.ts'
import { tidalFiguresSchema, tidalOutcomeSchema } from '../events/tidal-events.ts'
import { reasonSchema } from '../plan/reasons.ts'
import { epochMsSchema, proposalIdSchema, windowIdSchema, wordsSchema } from '../words.ts'

const moved = {
  proposalId: proposalIdSchema,
  direction: tidalDirectionSchema,
  windowId: windowIdSchema,
  windowNumber: z.number().int(),
  queueName: wordsSchema,
  expected: tidalExpectationSchema.optional(),
}

/** 潮汐建议 that is not settled. */
export const tidalProposalSchema = z.strictObject({
  ...moved,
  /** `accepted`: its window is asked to, and has not yet. */
  status: z.enum(['open', 'accepted']),
  at: epochMsSchema,
  since: epochMsSchema,
  /** As they were when it was proposed. */
  figures: tidalFiguresSchema,
  /** Windows with a clerk who had nobody to call, the longest idle first. */
  idleWindows: z.array(
    z.strictObject({ windowNumber: z.number().int(), idleSince: epochMsSchema.optional() }),
  ),
  /** Clerks who stand nowhere and whom the duty plan expects nowhere; at most three are told. */
  offDuty: z.number().int(),
})
export type TidalProposalLine = z.infer<typeof tidalProposalSchema>

/** What was decided today, and what followed. */
export const tidalSettledSchema = z.strictObject({
  ...moved,
  status: z.enum(['done', 'declined']),
  at: epochMsSchema,
  reason: wordsSchema.optional(),
  before: tidalFiguresSchema,
  outcome: tidalOutcomeSchema.optional(),
})
export type TidalSettledLine = z.infer<typeof tidalSettledSchema>

export const tidalLinesSchema = z.strictObject({
  proposals: z.array(tidalProposalSchema),
  /** The latest first, at most five. */
  settled: z.array(tidalSettledSchema),
  declineReasons: z.array(reasonSchema),
})
export type TidalLines = z.infer<typeof tidalLinesSchema>

/** What this window is asked for. */
export const tidalRequestSchema = z.strictObject({
  direction: tidalDirectionSchema,
  since: epochMsSchema,
  queueName: wordsSchema,
  waiting: z.number().int().min(0),
})
