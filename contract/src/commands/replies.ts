import { z } from 'zod'
import { eventBodySchema } from '../events/events.ts'
import { positionSchema } from '../position.ts'
import { refusalCodes } from '../refusals.ts'
import { commandIdSchema, wordsSchema } from '../words.ts'

export const refusalSchema = z.strictObject({
  code: z.enum(refusalCodes),
  /** The part of the input that was wrong, as a path: `command.data.windowId`. */
  field: z.string().optional(),
  /** What exactly, when the code alone does not say it: a code, a number, a limit. */
  detail: z.string().optional(),
  /** The hall's own reason, from its plan: why there is a ceiling. */
  reason: wordsSchema.optional(),
})
export type Refusal = z.infer<typeof refusalSchema>

export const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    commandId: commandIdSchema,
    position: positionSchema,
    /** The same id was accepted before; nothing happened again. */
    duplicate: z.boolean(),
    events: z.array(eventBodySchema),
  }),
  z.strictObject({
    ok: z.literal(false),
    commandId: commandIdSchema.optional(),
    refusal: refusalSchema,
    /** The refusal in the hall's words. */
    words: z.strictObject({ zh: z.string(), en: z.string() }),
  }),
])
export type Reply = z.infer<typeof replySchema>
