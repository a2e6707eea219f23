import { z } from 'zod'
import { noteRefSchema } from '../commands/envelope.ts'
import { needCodeSchema, needCodesSchema } from '../plan/need-rules.ts'
import { personIdSchema, ticketIdSchema, ticketNumberSchema, windowIdSchema } from '../words.ts'
import { eventOf } from './event.ts'

const ofTicket = { ticketId: ticketIdSchema, number: ticketNumberSchema }
const reason = { reasonCode: z.string(), note: noteRefSchema.optional() }
const proof = z.enum(['age', 'card', 'staff'])

/** Of a number at its take: what the visitor needs and claims. Never an age, never a card's number. */
export const visitorFactsShape = {
  needs: needCodesSchema.optional(),
  claim: z.strictObject({ groupCode: needCodeSchema, confirmed: proof.optional() }).optional(),
  /** 绿色通道, for an item that carries the plan's flag. */
  green: z.literal(true).optional(),
}

export const needEventSchemas = {
  NeedsSet: eventOf('NeedsSet', { ...ofTicket, needs: needCodesSchema }),
  PriorityClaimed: eventOf('PriorityClaimed', { ...ofTicket, groupCode: needCodeSchema }),
  ClaimConfirmed: eventOf('ClaimConfirmed', { ...ofTicket, groupCode: needCodeSchema, proof }),
  ClaimRefused: eventOf('ClaimRefused', { ...ofTicket, groupCode: needCodeSchema, ...reason }),
  GreenChannelGranted: eventOf('GreenChannelGranted', { ...ofTicket, ...reason }),
  FetchAcknowledged: eventOf('FetchAcknowledged', {
    ...ofTicket,
    windowId: windowIdSchema,
    guideId: personIdSchema,
  }),
} as const
