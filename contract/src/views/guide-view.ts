import { z } from 'zod'
import {
  epochMsSchema,
  personIdSchema,
  ticketIdSchema,
  ticketNumberSchema,
  wordsSchema,
} from '../words.ts'
import { hallHeadSchema, ticketStatusSchema } from './common.ts'
import { claimLineSchema, needLineSchema, staffChoicesSchema } from './need-lines.ts'

const ofTicket = { ticketId: ticketIdSchema, number: ticketNumberSchema }

/** 导服: whom to fetch now, and whose claim of priority is to be looked at. */
export const guideViewSchema = z.strictObject({
  kind: z.literal('guide'),
  hall: hallHeadSchema,
  /** Called now, the longest called first. */
  fetch: z.array(
    z.strictObject({
      ...ofTicket,
      needs: z.array(needLineSchema),
      /** Where the visitor waits. */
      from: wordsSchema,
      windowNumber: z.number().int(),
      windowLabel: wordsSchema,
      zoneName: wordsSchema,
      calledAt: epochMsSchema,
      /** Who is on the way. */
      guideId: personIdSchema.optional(),
    }),
  ),
  /** Not confirmed yet, the earliest arrival first. */
  claims: z.array(
    z.strictObject({
      ...ofTicket,
      status: ticketStatusSchema,
      queueName: wordsSchema,
      zoneName: wordsSchema,
      arrivedAt: epochMsSchema,
      claim: claimLineSchema,
    }),
  ),
  choices: staffChoicesSchema,
})
export type GuideView = z.infer<typeof guideViewSchema>
