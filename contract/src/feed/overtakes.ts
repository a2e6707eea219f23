import { z } from 'zod'
import { callRuleSchema } from '../plan/call-policy.ts'
import {
  businessDateSchema,
  epochMsSchema,
  personIdSchema,
  ticketIdSchema,
  ticketNumberSchema,
  type Words,
  windowIdSchema,
  wordsSchema,
} from '../words.ts'

/**
 * Why somebody who came earlier, and whom that window could have taken, was not called: by number
 * (指定叫号), by a class that counts faster (累计优先), because an ordinary number was due, or because
 * the earlier one had missed a call and was put back.
 */
export const overtakeKindSchema = z.enum(['by-number', 'by-class', 'ordinary-due', 'put-back'])
export type OvertakeKind = z.infer<typeof overtakeKindSchema>

export const overtakeWords: Readonly<Record<OvertakeKind, Words>> = {
  'by-number': { zh: '指定叫号', en: 'Called by number' },
  'by-class': { zh: '优先类别', en: 'A class that goes faster' },
  'ordinary-due': { zh: '轮到普通号', en: 'An ordinary number was due' },
  'put-back': { zh: '前者过号后重排', en: 'The earlier one was put back' },
}

export const overtakeSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: ticketNumberSchema,
  arrivedAt: epochMsSchema,
  calledAt: epochMsSchema,
  windowId: windowIdSchema,
  windowNumber: z.number().int(),
  /** Who stood there. */
  clerkId: personIdSchema.optional(),
  clerkName: z.string().optional(),
  kind: overtakeKindSchema,
  policyId: z.string(),
  rule: callRuleSchema.optional(),
  /** Of the list of the plan, when it was called by number. */
  reasonCode: z.string().optional(),
  reason: wordsSchema,
  score: z.number(),
  passedOverCount: z.number().int().min(1),
  /** At most so many as a call keeps, the earliest first. */
  passedOver: z.array(
    z.strictObject({
      ticketId: ticketIdSchema,
      number: ticketNumberSchema,
      arrivedAt: epochMsSchema,
      score: z.number(),
    }),
  ),
})
export type Overtake = z.infer<typeof overtakeSchema>

const counts = {
  /** All calls, so that a busy window is not taken for an unfair one. */
  calls: z.number().int().min(0),
  overtakes: z.number().int().min(0),
  byNumber: z.number().int().min(0),
}

/** GET /api/days/{date}/overtakes */
export const overtakeReportSchema = z.strictObject({
  businessDate: businessDateSchema,
  closed: z.boolean(),
  ...counts,
  kinds: z.array(z.strictObject({ kind: overtakeKindSchema, overtakes: z.number().int().min(0) })),
  windows: z.array(
    z.strictObject({ windowId: windowIdSchema, windowNumber: z.number().int(), ...counts }),
  ),
  clerks: z.array(
    z.strictObject({ clerkId: personIdSchema, clerkName: z.string().optional(), ...counts }),
  ),
  rows: z.array(overtakeSchema),
})
export type OvertakeReport = z.infer<typeof overtakeReportSchema>
