import { z } from 'zod'
import { noteRefSchema } from '../commands/envelope.ts'
import {
  tidalDirectionSchema,
  tidalExpectationSchema,
  tidalWaitsSchema,
} from '../commands/tidal-commands.ts'
import {
  durationMsSchema,
  epochMsSchema,
  personIdSchema,
  proposalIdSchema,
  queueIdSchema,
  windowIdSchema,
} from '../words.ts'
import { eventOf } from './event.ts'

export const tidalFiguresSchema = z.strictObject({
  waiting: z.number().int().min(0),
  openWindows: z.number().int().min(0),
  longestWaitMs: durationMsSchema,
})
export type TidalFigures = z.infer<typeof tidalFiguresSchema>

/** Why it was proposed: the figures, the settings they met, and what was considered. */
export const tidalBasisSchema = z.strictObject({
  figures: tidalFiguresSchema,
  since: epochMsSchema,
  parameters: z.record(z.string(), z.number()),
  /** Tidal windows of the queue and how many of the waiting each could take, the chosen one first. */
  windows: z.array(z.strictObject({ windowId: windowIdSchema, doable: z.number().int() })).max(10),
  /** Who could stand there: clerks without anybody to call, the longest idle first; then off duty. */
  clerks: z
    .array(
      z.strictObject({
        personId: personIdSchema,
        windowId: windowIdSchema.optional(),
        idleSince: epochMsSchema.optional(),
      }),
    )
    .max(6),
})
export type TidalBasis = z.infer<typeof tidalBasisSchema>

const ofProposal = { proposalId: proposalIdSchema, windowId: windowIdSchema }

export const tidalOutcomeSchema = z.strictObject({
  /** Opened or closed as proposed; a declined one was not. */
  carriedOut: z.boolean(),
  afterMs: durationMsSchema,
  figures: tidalFiguresSchema,
  called: z.number().int().min(0),
  waits: tidalWaitsSchema,
})
export type TidalOutcome = z.infer<typeof tidalOutcomeSchema>

export const tidalEventSchemas = {
  TidalProposed: eventOf('TidalProposed', {
    ...ofProposal,
    direction: tidalDirectionSchema,
    queueId: queueIdSchema,
    basis: tidalBasisSchema,
  }),
  TidalAccepted: eventOf('TidalAccepted', ofProposal),
  TidalDeclined: eventOf('TidalDeclined', {
    ...ofProposal,
    reasonCode: z.string(),
    note: noteRefSchema.optional(),
  }),
  TidalLapsed: eventOf('TidalLapsed', {
    ...ofProposal,
    because: z.enum(['reason-gone', 'window-changed', 'session-over']),
  }),
  TidalExpectationNoted: eventOf('TidalExpectationNoted', {
    ...ofProposal,
    expected: tidalExpectationSchema,
  }),
  TidalOutcomeRecorded: eventOf('TidalOutcomeRecorded', {
    ...ofProposal,
    outcome: tidalOutcomeSchema,
  }),
} as const
