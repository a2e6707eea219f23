import { z } from 'zod'
import { hallIdSchema } from './words.ts'

/**
 * Where a reader stands in the hall's one log. `seq` is gapless and never restarts; `epoch` changes
 * only when the data are restored from a backup, and then everybody starts afresh.
 */
export const positionSchema = z.strictObject({
  hallId: hallIdSchema,
  epoch: z.number().int().min(1),
  seq: z.number().int().min(0),
})
export type Position = z.infer<typeof positionSchema>

/** Whether `candidate` tells something that a reader at `known` has not seen. */
export function isNewer(candidate: Position, known: Position | undefined): boolean {
  if (known === undefined) return true
  if (candidate.hallId !== known.hallId || candidate.epoch !== known.epoch) return true
  return candidate.seq > known.seq
}
