import { z } from 'zod'
import { limits } from '../limits.ts'
import { durationMsSchema, personIdSchema, wordsSchema } from '../words.ts'
import { reasonSchema } from './reasons.ts'

export const needCodeSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)

/** 步行慢, 轮椅, 视障, 听障, 语言, 陪同: what somebody needs, never what they have. */
export const visitorNeedSchema = z.strictObject({
  code: needCodeSchema,
  words: wordsSchema,
  /** So much longer between two calls … */
  moreRecallSpacingMs: durationMsSchema.max(600_000).optional(),
  /** … and until 过号 by itself. */
  moreNoShowMs: durationMsSchema.max(1_800_000).optional(),
  /** Waits for a window that has the skill, while one is open, and only so long. */
  prefersWindow: z.strictObject({ withinMs: durationMsSchema.max(3_600_000) }).optional(),
  /** A 导服 fetches the visitor when the number is called. */
  fetch: z.literal(true).optional(),
})
export type VisitorNeed = z.infer<typeof visitorNeedSchema>

/** How a claim may be confirmed: by the age, by a card of the group, or by what staff see. */
export const claimProofSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('age'), ageFrom: z.number().int().min(1).max(120) }),
  /** 优待证, 残疾人证 …: which card. */
  z.strictObject({ kind: z.literal('card'), card: wordsSchema }),
  z.strictObject({ kind: z.literal('staff') }),
])
export type ClaimProof = z.infer<typeof claimProofSchema>
export type ClaimProofKind = ClaimProof['kind']

/** 优先对象. Who belongs to it is the law's and the hall's to say, so it stands in the plan. */
export const priorityGroupSchema = z.strictObject({
  code: needCodeSchema,
  words: wordsSchema,
  proofs: z.array(claimProofSchema).min(1).max(3),
})
export type PriorityGroup = z.infer<typeof priorityGroupSchema>

/** 绿色通道: for an item that carries its flag, or for a reason of the list. */
export const greenChannelSchema = z.strictObject({
  reasons: z.array(reasonSchema).min(1).max(20),
  /** As with a need: it waits for a window with the skill, and only so long. */
  prefersWindow: z.strictObject({ withinMs: durationMsSchema.max(3_600_000) }).optional(),
})
export type GreenChannel = z.infer<typeof greenChannelSchema>

export const needRulesShape = {
  needs: z.array(visitorNeedSchema).max(20).optional(),
  priorityGroups: z.array(priorityGroupSchema).max(20).optional(),
  /** Why a claim was not confirmed; needed where there are groups. */
  claimRefusalReasons: z.array(reasonSchema).min(1).max(20).optional(),
  greenChannel: greenChannelSchema.optional(),
}

/** What helps with a need, or takes the green channel first. */
export const helpSkillSchemas = [
  z.strictObject({ kind: z.literal('need'), needCode: needCodeSchema }),
  z.strictObject({ kind: z.literal('green-channel') }),
] as const
export const helpSkillSchema = z.discriminatedUnion('kind', [...helpSkillSchemas])
export type HelpSkill = z.infer<typeof helpSkillSchema>

/** A language is a person's: the window has it while they stand there. */
export const clerkSkillsSchema = z.strictObject({
  personId: personIdSchema,
  skills: z.array(helpSkillSchema).min(1).max(20),
})
export type ClerkSkills = z.infer<typeof clerkSkillsSchema>

/** Of one visitor. */
export const needCodesSchema = z.array(needCodeSchema).max(limits.needsPerTicketMax)
