import { z } from 'zod'
import type { CommandEnvelope } from '../commands/envelope.ts'
import { type Refusal, type Reply, refusalSchema } from '../commands/replies.ts'
import { limits } from '../limits.ts'
import { positionSchema } from '../position.ts'
import { screenViewSchema } from '../views/screens.ts'
import { deviceIdSchema, epochMsSchema, windowIdSchema, zoneIdSchema } from '../words.ts'

/** What a screen wants to be shown. `ticket` is the one of the connection's own link. */
export const subscriptionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('board'), zoneId: zoneIdSchema }),
  z.strictObject({ kind: z.literal('sign'), windowId: windowIdSchema }),
  z.strictObject({ kind: z.literal('counter'), windowId: windowIdSchema }),
  z.strictObject({ kind: z.literal('wall') }),
  z.strictObject({ kind: z.literal('guide') }),
  z.strictObject({ kind: z.literal('ticket') }),
  z.strictObject({ kind: z.literal('kiosk'), kioskId: deviceIdSchema }),
])
export type Subscription = z.infer<typeof subscriptionSchema>

/** How a connection says who it is, in Socket.IO's `auth`; staff come with their cookie instead. */
export const socketAuthSchema = z.strictObject({
  deviceToken: z.string().min(20).max(200).optional(),
  ticketLink: z.string().min(20).max(200).optional(),
})
export type SocketAuth = z.infer<typeof socketAuthSchema>

export const helloSchema = z.strictObject({
  protocolVersion: z.number().int(),
  /** What the screen last saw; absent after a reload. */
  lastSeen: positionSchema.optional(),
  subscribe: z.array(subscriptionSchema).max(limits.subscriptionsPerSocketMax),
})
export type Hello = z.infer<typeof helloSchema>

/** A whole view with its position. A receiver keeps the newest and never asks again. */
export const shownSchema = z.strictObject({
  subscription: subscriptionSchema,
  position: positionSchema,
  /** Hall time at which the view was made. */
  at: epochMsSchema,
  view: screenViewSchema,
})
export type Shown = z.infer<typeof shownSchema>

export const helloReplySchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    position: positionSchema,
    at: epochMsSchema,
    /** As in a pulse. */
    speed: z.number().positive(),
    shown: z.array(shownSchema),
  }),
  z.strictObject({
    ok: z.literal(false),
    refusal: refusalSchema,
    words: z.strictObject({ zh: z.string(), en: z.string() }),
  }),
])
export type HelloReply = z.infer<typeof helloReplySchema>

/** Hall time and position, every few seconds: a screen that hears none shows that it is stale. */
export const pulseSchema = z.strictObject({
  at: epochMsSchema,
  position: positionSchema,
  /** Hall milliseconds in one real millisecond; 1 but in demonstrations and replays. */
  speed: z.number().positive(),
})
export type Pulse = z.infer<typeof pulseSchema>

export interface ClientToServerEvents {
  hello: (hello: Hello, reply: (reply: HelloReply) => void) => void
  command: (envelope: CommandEnvelope, reply: (reply: Reply) => void) => void
}

export interface ServerToClientEvents {
  shown: (shown: Shown) => void
  pulse: (pulse: Pulse) => void
  /** The session or device token is no longer valid; the screen asks to sign in or pair again. */
  dismissed: (refusal: Refusal) => void
}

export const pulseEveryMs = 5_000
/** Two pulses and a half without one: the mark of a lost connection appears. */
export const staleAfterMs = 12_500
