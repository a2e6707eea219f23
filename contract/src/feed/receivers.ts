import { z } from 'zod'
import {
  businessDateSchema,
  epochMsSchema,
  hallIdSchema,
  terminalCommandIdSchema,
} from '../words.ts'
import { feedItemSchema, feedItemVersion } from './items.ts'

export const receiverIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,40}$/)
  .brand<'ReceiverId'>()
/** A system that gets the feed sent to it (webhook). */
export type ReceiverId = z.infer<typeof receiverIdSchema>

export const receiverNameSchema = z.string().trim().min(1).max(40)
export const receiverUrlSchema = z.string().min(8).max(300)

/**
 * The body of a delivery, in the headers of Standard Webhooks (standardwebhooks.com): `webhook-id`,
 * `webhook-timestamp` in seconds, `webhook-signature` over `id.timestamp.body`.
 */
export const deliverySchema = z.strictObject({
  version: z.literal(feedItemVersion),
  hallId: hallIdSchema,
  epoch: z.number().int().min(1),
  /** In order of cursor, without a gap. */
  items: z.array(feedItemSchema).min(1).max(200),
})
export type Delivery = z.infer<typeof deliverySchema>

/** GET /api/receivers */
export const receiverSchema = z.strictObject({
  receiverId: receiverIdSchema,
  name: z.string(),
  url: z.string(),
  state: z.enum(['up-to-date', 'sending', 'failing', 'paused']),
  addedAt: epochMsSchema,
  /** The last item that it has acknowledged, and how many wait behind it. */
  cursor: z.number().int().min(0),
  lag: z.number().int().min(0),
  lastOkAt: epochMsSchema.optional(),
  /** In a row, since the last acknowledgement. */
  failures: z.number().int().min(0),
  lastError: z
    .strictObject({
      at: epochMsSchema,
      why: z.enum(['status', 'timed-out', 'unreachable', 'redirected', 'inner-address']),
      /** A status, or what the system said. */
      detail: z.string(),
    })
    .optional(),
})
export type Receiver = z.infer<typeof receiverSchema>

export const receiverListSchema = z.strictObject({
  receivers: z.array(receiverSchema),
  lastCursor: z.number().int().min(0),
  /** Where deliveries may go (WEBHOOK_HOSTS); none, and nobody can be added. */
  hosts: z.array(z.string()),
})
export type ReceiverList = z.infer<typeof receiverListSchema>

/** POST /api/receivers */
export const addReceiverRequestSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  name: receiverNameSchema,
  url: receiverUrlSchema,
  /** From that date on; from now on without it. */
  since: businessDateSchema.optional(),
})
export type AddReceiverRequest = z.infer<typeof addReceiverRequestSchema>

/** The secret is told once. */
export const receiverAddedSchema = z.strictObject({
  receiverId: receiverIdSchema,
  secret: z.string(),
})
export type ReceiverAdded = z.infer<typeof receiverAddedSchema>

/** POST /api/receivers/{receiverId}/replay */
export const replayRequestSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  since: businessDateSchema,
})
/** POST /api/receivers/{receiverId}/state */
export const receiverStateRequestSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  paused: z.boolean(),
})
