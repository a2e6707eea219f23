import { z } from 'zod'
import { limits } from '../limits.ts'
import { refusalCodes } from '../refusals.ts'
import { deviceIdSchema, queueIdSchema } from '../words.ts'
import { command, selectionShape } from './command.ts'
import { filedVisitSchema } from './filed-commands.ts'
import { visitorShape } from './need-commands.ts'

/** 代办: the visitor who is named acts for so many others. */
export const agentSchema = z.strictObject({
  principals: z.number().int().min(1).max(limits.principalsPerTicketMax),
})
export type Agent = z.infer<typeof agentSchema>

/** Which door a refused take came to. */
export const takeSourceSchema = z.enum(['kiosk', 'staff', 'third-party', 'system'])
export type TakeSource = z.infer<typeof takeSourceSchema>

/** What is known of a refused take: nothing about the person. */
export const refusedTakeSchema = z.strictObject({
  code: z.enum(refusalCodes),
  source: takeSourceSchema,
  /** Only what the plan knows; other text that was sent could be anything. */
  ...selectionShape,
  queueId: queueIdSchema.optional(),
  kioskId: deviceIdSchema.optional(),
  /** A client that asks again and again within a minute is told in one. */
  times: z.number().int().min(1).max(1_000_000),
})
export type RefusedTake = z.infer<typeof refusedTakeSchema>

export const takeCommandSchemas = {
  IssueTicket: command('IssueTicket', {
    ...selectionShape,
    /** Only for queues that need no item: 咨询, 投诉/办不成事, 出件. */
    queueId: queueIdSchema.optional(),
    audience: z.enum(['natural', 'legal']),
    /** Where the paper comes out; none for a phone or a guide. */
    kioskId: deviceIdSchema.optional(),
    agent: agentSchema.optional(),
    ...visitorShape,
    filed: filedVisitSchema.optional(),
  }),
  /** The hall's own. */
  RecordRefusedTake: command('RecordRefusedTake', refusedTakeSchema.shape),
} as const
