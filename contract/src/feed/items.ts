import { z } from 'zod'
import { epochMsSchema, eventIdSchema, hallIdSchema } from '../words.ts'

/** Version of an item's envelope; another one means other fields. */
export const feedItemVersion = 1

/**
 * What an item tells: a final row of a quarter of an hour, the report and the indicators of a closed
 * day, an alarm, a case or a reply to an alarm as it stands. A later item of one kind and key replaces the one before.
 */
export const feedItemKindSchema = z.enum(['quarter', 'day', 'indicators', 'alarm', 'case', 'reply'])
export type FeedItemKind = z.infer<typeof feedItemKindSchema>

/** The data of a kind are objects, and carry a version of their own where they have one. */
export const feedItemDataSchema = z.record(z.string(), z.unknown())

/** One line of the one feed outwards, the same over REST, webhook and MQTT. */
export const feedItemSchema = z.strictObject({
  version: z.literal(feedItemVersion),
  /** The same for every delivery of the item; a receiver drops one that it has seen. */
  eventId: eventIdSchema,
  hallId: hallIdSchema,
  /** Raised when the data come from a backup; then a receiver begins again. */
  epoch: z.number().int().min(1),
  /** Gapless within the hall; the first is 1. */
  cursor: z.number().int().min(1),
  kind: feedItemKindSchema,
  /** What it is about, unique within the kind: a row's cursor, a date, an alarm, a case. */
  key: z.string().min(1).max(100),
  /** Hall time of the telling; never before that of the item before. */
  recordedAt: epochMsSchema,
  data: feedItemDataSchema,
})
export type FeedItem = z.infer<typeof feedItemSchema>

/** GET /api/feed/items?after=&limit= */
export const feedItemPageSchema = z.strictObject({
  version: z.literal(feedItemVersion),
  epoch: z.number().int().min(1),
  items: z.array(feedItemSchema),
  /** Ask again after this one. */
  nextCursor: z.number().int().min(0),
  more: z.boolean(),
})
export type FeedItemPage = z.infer<typeof feedItemPageSchema>

/** GET /api/feed/start?date= — where a reader begins who wants everything since that date. */
export const feedStartSchema = z.strictObject({
  date: z.string(),
  /** Ask after this one. */
  after: z.number().int().min(0),
  /** False while that day is open: more of it is to come. */
  closed: z.boolean(),
})
export type FeedStart = z.infer<typeof feedStartSchema>
