import { z } from 'zod'
import { wordsSchema } from '../words.ts'

/** A reason of a list: its code goes into the log, its words onto screens. */
export const reasonSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  words: wordsSchema,
})
export type Reason = z.infer<typeof reasonSchema>
