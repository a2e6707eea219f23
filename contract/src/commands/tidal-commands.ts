import { z } from 'zod'
import { durationMsSchema, proposalIdSchema, queueIdSchema } from '../words.ts'
import { command, reasonCodeSchema } from './command.ts'

const ofProposal = { proposalId: proposalIdSchema }

export const tidalDirectionSchema = z.enum(['open', 'close'])
export type TidalDirection = z.infer<typeof tidalDirectionSchema>

/** Waits of those called within the follow-up time; over the limit is over the opening threshold. */
export const tidalWaitsSchema = z.strictObject({
  meanMs: durationMsSchema,
  p90Ms: durationMsSchema,
  overLimit: z.number().min(0),
})
export type TidalWaits = z.infer<typeof tidalWaitsSchema>

/** What a forecast says of the same stretch, with the proposal carried out and without. */
export const tidalExpectationSchema = z.strictObject({
  with: tidalWaitsSchema,
  without: tidalWaitsSchema,
})
export type TidalExpectation = z.infer<typeof tidalExpectationSchema>

export const tidalCommandSchemas = {
  /** The hall's own. Which window is decided with it. */
  ProposeTidal: command('ProposeTidal', {
    direction: tidalDirectionSchema,
    queueId: queueIdSchema,
  }),
  AcceptTidal: command('AcceptTidal', ofProposal),
  DeclineTidal: command('DeclineTidal', { ...ofProposal, reasonCode: reasonCodeSchema }),
  /** The hall's own: its reason is gone. */
  LapseTidal: command('LapseTidal', ofProposal),
  /** The hall's own, by whatever part forecasts: what to expect of a proposal that is still open. */
  NoteTidalExpectation: command('NoteTidalExpectation', {
    ...ofProposal,
    expected: tidalExpectationSchema,
  }),
  /** The hall's own: what followed. */
  RecordTidalOutcome: command('RecordTidalOutcome', ofProposal),
} as const
