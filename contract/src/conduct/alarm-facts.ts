import { z } from 'zod'
import {
  businessDateSchema,
  epochMsSchema,
  itemCodeSchema,
  personIdSchema,
  ticketIdSchema,
  windowIdSchema,
} from '../words.ts'
import { alarmRefSchema, caseIllSchema } from './case-words.ts'

/**
 * What a case and a reply need to know of an alarm, out of the feed's item of kind `alarm`. The item
 * holds more; what stands here stands there under the same names.
 */
export const alarmFactsSchema = z.object({
  alarmId: alarmRefSchema,
  level: z.enum(['yellow', 'orange', 'red']),
  /** Whether it counts, or an excuse speaks against it; without it, it counts. */
  standing: z.enum(['stands', 'claimed', 'cleared']).optional(),
  openedAt: epochMsSchema,
  businessDate: businessDateSchema.optional(),
  ill: caseIllSchema.optional(),
  windowId: windowIdSchema.optional(),
  itemCode: itemCodeSchema.optional(),
  ticketId: ticketIdSchema.optional(),
  /** The clerk concerned, where it is about one. */
  clerkId: personIdSchema.optional(),
})
export type AlarmFacts = z.infer<typeof alarmFactsSchema>
