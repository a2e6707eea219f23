import { z } from 'zod'
import { actorSchema } from '../people/devices.ts'
import { positionSchema } from '../position.ts'
import { businessDateSchema, commandIdSchema, epochMsSchema, eventIdSchema } from '../words.ts'
import type { HallEvent } from './events.ts'

/**
 * The most lasting format of the product. `type`, `version` and `data` are the event itself; a
 * reader upcasts an older version before it looks at the data.
 */
export const storedEventSchema = z.strictObject({
  position: positionSchema,
  eventId: eventIdSchema,
  commandId: commandIdSchema,
  type: z.string().min(1),
  version: z.number().int().min(1),
  /** The open day's date; the calendar date when no day is open. */
  businessDate: businessDateSchema,
  /** Server's hall time. */
  recordedAt: epochMsSchema,
  /** When a device that was alone says it happened. */
  occurredAt: epochMsSchema.optional(),
  actor: actorSchema,
  planVersion: z.number().int().min(0),
  policyId: z.string(),
  data: z.unknown(),
})
export type StoredEvent = z.infer<typeof storedEventSchema>

/** A stored event after upcasting: the type tells its data. */
export type RecordedEvent = Omit<StoredEvent, 'type' | 'data'> & HallEvent

/** Version written today, by event type; 1 unless listed. */
export const currentEventVersion: Readonly<Partial<Record<HallEvent['type'], number>>> = {}
