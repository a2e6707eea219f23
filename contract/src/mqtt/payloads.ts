import { z } from 'zod'
import { satisfactionSchema } from '../commands/commands.ts'
import { refusalSchema } from '../commands/replies.ts'
import { feedItemSchema } from '../feed/items.ts'
import { feedQuarterSchema } from '../feed/quarters.ts'
import { positionSchema } from '../position.ts'
import { waitRangeSchema } from '../views/wait-range.ts'
import {
  commandIdSchema,
  deviceIdSchema,
  epochMsSchema,
  eventIdSchema,
  terminalCommandIdSchema,
  ticketNumberSchema,
  wordsSchema,
} from '../words.ts'

/**
 * `sessionNumber` grows with each connection of the client, so that a late last will of an earlier
 * one is known as such.
 */
export const clientStatePayloadSchema = z.strictObject({
  state: z.enum(['online', 'offline']),
  sessionNumber: z.number().int().min(0),
})
export type ClientStatePayload = z.infer<typeof clientStatePayloadSchema>

export const deviceStatePayloadSchema = z.strictObject({
  state: z.enum(['ready', 'attention', 'out-of-order', 'offline']),
  /** `paper-near-end`, `paper-out`, `cover-open` … as the driver names it. */
  detail: z.string().max(60).optional(),
  at: epochMsSchema,
})
export type DeviceStatePayload = z.infer<typeof deviceStatePayloadSchema>

export const padKeySchema = z.enum(['call-next', 'recall', 'no-show'])
export type PadKey = z.infer<typeof padKeySchema>

export const pressPayloadSchema = z.strictObject({
  /** The command id, made at the moment of the press. */
  pressId: terminalCommandIdSchema,
  deviceId: deviceIdSchema,
  key: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('verb'), verb: padKeySchema }),
    /** The four or five keys of an evaluator, already converted to a level. */
    z.strictObject({ kind: z.literal('rating'), satisfaction: satisfactionSchema }),
  ]),
})
export type PressPayload = z.infer<typeof pressPayloadSchema>

export const ackPayloadSchema = z.strictObject({
  eventId: eventIdSchema,
  deviceId: deviceIdSchema,
  result: z.enum(['done', 'failed', 'expired', 'repeated']),
  detail: z.string().max(120).optional(),
})
export type AckPayload = z.infer<typeof ackPayloadSchema>

export const timePayloadSchema = z.strictObject({
  at: epochMsSchema,
  position: positionSchema,
  /** Hall milliseconds in one real millisecond. */
  speed: z.number().positive(),
})
export type TimePayload = z.infer<typeof timePayloadSchema>

/** What a sign shows; the driver lays it out for its width. */
export const signShowSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('closed') }),
  z.strictObject({ state: z.literal('paused') }),
  z.strictObject({ state: z.literal('free') }),
  z.strictObject({ state: z.literal('called'), number: ticketNumberSchema }),
  z.strictObject({ state: z.literal('serving'), number: ticketNumberSchema }),
])
export type SignShow = z.infer<typeof signShowSchema>

/** What a keypad's display shows. */
export const keypadShowSchema = z.strictObject({
  waiting: z.number().int().min(0).max(999),
  number: ticketNumberSchema.optional(),
  /** The evaluator's keys are awaited. */
  rating: z.boolean(),
})
export type KeypadShow = z.infer<typeof keypadShowSchema>

export const showPayloadSchema = z.strictObject({
  position: positionSchema,
  at: epochMsSchema,
  show: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('sign'),
      windowNumber: z.number().int().min(1).max(999),
      label: wordsSchema,
      lineCells: z.number().int(),
      sign: signShowSchema,
    }),
    z.strictObject({ kind: z.literal('keypad'), keypad: keypadShowSchema }),
  ]),
})
export type ShowPayload = z.infer<typeof showPayloadSchema>

export const ticketSlipSchema = z.strictObject({
  hallName: wordsSchema,
  number: ticketNumberSchema,
  queueName: wordsSchema,
  zoneName: wordsSchema,
  itemNames: z.array(z.string().max(60)).max(20),
  /** The visitor's own: what they asked for, and whether a claim of priority counts yet. */
  needs: z.array(wordsSchema).max(8).optional(),
  claim: z.strictObject({ group: wordsSchema, confirmed: z.boolean() }).optional(),
  ahead: z.number().int().min(0),
  /** As it was foretold when the number was taken; absent where nobody could know. */
  waitRange: waitRangeSchema.optional(),
  issuedAt: epochMsSchema,
  /** The visitor's own page; ASCII. */
  url: z.string().max(300),
  hints: z.array(wordsSchema).max(6),
  reprint: z.boolean(),
})
export type TicketSlip = z.infer<typeof ticketSlipSchema>

export const doPayloadSchema = z.strictObject({
  eventId: eventIdSchema,
  position: positionSchema,
  /** By the server's time; a later receiver stays silent. */
  expiresAt: epochMsSchema,
  action: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('announce'),
      number: ticketNumberSchema,
      windowNumber: z.number().int().min(1).max(999),
      callCount: z.number().int().min(1),
    }),
    z.strictObject({ kind: z.literal('print'), slip: ticketSlipSchema }),
    z.strictObject({
      kind: z.literal('press-answer'),
      pressId: commandIdSchema,
      refusal: refusalSchema.optional(),
    }),
  ]),
})
export type DoPayload = z.infer<typeof doPayloadSchema>

export const feedQuartersPayloadSchema = z.strictObject({
  position: positionSchema,
  rows: z.array(feedQuarterSchema).max(200),
})
export const feedItemsPayloadSchema = z.strictObject({
  position: positionSchema,
  /** Of the last item told. */
  cursor: z.number().int().min(1),
  /** Empty where the item is longer than a message may be: read it by cursor. */
  items: z.array(feedItemSchema).max(100),
})
export type FeedItemsPayload = z.infer<typeof feedItemsPayloadSchema>
export type FeedQuartersPayload = z.infer<typeof feedQuartersPayloadSchema>
