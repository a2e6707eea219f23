import { z } from 'zod'
import { needCodeSchema } from '../plan/need-rules.ts'
import { reasonSchema } from '../plan/reasons.ts'
import { wordsSchema } from '../words.ts'

/** Only for the visitor's own page and for staff: no board and no sign has a field for it. */
export const needLineSchema = z.strictObject({
  code: needCodeSchema,
  words: wordsSchema,
  /** Somebody fetches the visitor when the number is called. */
  fetch: z.literal(true).optional(),
})
export type NeedLine = z.infer<typeof needLineSchema>

export const proofLineSchema = z.strictObject({
  kind: z.enum(['age', 'card', 'staff']),
  /** What is to be looked at. */
  words: wordsSchema,
})
export type ProofLine = z.infer<typeof proofLineSchema>

export const claimLineSchema = z.strictObject({
  groupCode: needCodeSchema,
  group: wordsSchema,
  state: z.enum(['waiting', 'confirmed', 'refused']),
  /** How it may be confirmed. */
  proofs: z.array(proofLineSchema),
  /** Why it was refused. */
  reason: wordsSchema.optional(),
})
export type ClaimLine = z.infer<typeof claimLineSchema>

/** What a number says of its visitor; each only where there is something. */
export const visitorLinesShape = {
  needs: z.array(needLineSchema).optional(),
  claim: claimLineSchema.optional(),
  green: z.literal(true).optional(),
}

/** What may be asked for; each only where the plan has it. */
export const visitorChoicesSchema = z.strictObject({
  needs: z.array(reasonSchema),
  groups: z.array(reasonSchema.extend({ proofs: z.array(proofLineSchema) })),
})
export type VisitorChoices = z.infer<typeof visitorChoicesSchema>

/** The same for staff, who also refuse a claim and grant the green channel. */
export const staffChoicesSchema = visitorChoicesSchema.extend({
  claimRefusal: z.array(reasonSchema),
  green: z.array(reasonSchema),
})
export type StaffChoices = z.infer<typeof staffChoicesSchema>
