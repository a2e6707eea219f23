import { z } from 'zod'
import { needCodeSchema, needCodesSchema } from '../plan/need-rules.ts'
import { ticketIdSchema } from '../words.ts'
import { command, reasonCodeSchema } from './command.ts'

/**
 * 优先申请. With `proof` the sender says that they have seen it: a device that its reader accepted a
 * card of the group, staff that they saw the card or the person. An age is worked out at the door.
 */
export const priorityClaimSchema = z.strictObject({
  groupCode: needCodeSchema,
  proof: z.enum(['card', 'staff']).optional(),
})
export type PriorityClaim = z.infer<typeof priorityClaimSchema>

/** What a take and a check-in may say of the visitor. */
export const visitorShape = {
  needs: needCodesSchema.optional(),
  claim: priorityClaimSchema.optional(),
}

const ofTicket = { ticketId: ticketIdSchema }

export const needCommandSchemas = {
  /** All needs of the visitor, in place of those known before. */
  SetNeeds: command('SetNeeds', { ...ofTicket, needs: needCodesSchema }),
  ClaimPriority: command('ClaimPriority', { ...ofTicket, claim: priorityClaimSchema }),
  ConfirmClaim: command('ConfirmClaim', { ...ofTicket, proof: z.enum(['age', 'card', 'staff']) }),
  RefuseClaim: command('RefuseClaim', { ...ofTicket, reasonCode: reasonCodeSchema }),
  GrantGreenChannel: command('GrantGreenChannel', { ...ofTicket, reasonCode: reasonCodeSchema }),
  /** 导服: I am going. */
  AcknowledgeFetch: command('AcknowledgeFetch', ofTicket),
} as const
