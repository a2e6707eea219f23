import { z } from 'zod'
import { refusalCodes } from '../refusals.ts'
import { businessDateSchema, epochMsSchema, personIdSchema, wordsSchema } from '../words.ts'
import { caseCommandTypes } from './case-commands.ts'
import { caseEventTypes } from './case-events.ts'
import {
  alarmRefSchema,
  attachmentRefSchema,
  caseHandlingSchema,
  caseIdSchema,
  caseIllSchema,
  caseSourceSchema,
  caseStageSchema,
  caseSubjectSchema,
  checkMethodSchema,
  unitIdSchema,
} from './case-words.ts'

const personShownSchema = z.strictObject({
  personId: personIdSchema,
  /** Absent for who is no longer among the hall's people. */
  name: z.string().optional(),
})
export type PersonShown = z.infer<typeof personShownSchema>

/** Whom a missed term has reached, and how long it is or was missed, in working days. */
export const caseOverdueSchema = z.strictObject({
  days: z.number().int().min(0),
  /** False once it was reported. */
  running: z.boolean(),
  reached: wordsSchema.optional(),
})

/** One line of the 督办台账. Texts are opened for who may read them and are absent once erased. */
export const caseRowSchema = z.strictObject({
  caseId: caseIdSchema,
  number: z.string(),
  source: caseSourceSchema,
  reference: z.string().optional(),
  registeredAt: epochMsSchema,
  ill: caseIllSchema,
  description: z.string().optional(),
  subject: caseSubjectSchema,
  windowNumber: z.number().int().optional(),
  itemName: z.string().optional(),
  person: personShownSchema.optional(),
  unitId: unitIdSchema.optional(),
  unitName: wordsSchema.optional(),
  handler: personShownSchema.optional(),
  supervisor: personShownSchema.optional(),
  handling: caseHandlingSchema.optional(),
  measures: z.string().optional(),
  dueAt: epochMsSchema.optional(),
  /** Working days after today until the term ends; negative when it is missed; absent when none runs. */
  daysLeft: z.number().int().optional(),
  progress: z.string().optional(),
  attachments: z.number().int().min(0),
  reviewer: personShownSchema.optional(),
  reviewedAt: epochMsSchema.optional(),
  checkMethod: checkMethodSchema.optional(),
  conclusion: z.string().optional(),
  satisfaction: z.string().optional(),
  stage: caseStageSchema,
  closedAt: epochMsSchema.optional(),
  overdue: caseOverdueSchema.optional(),
  reboundOf: caseIdSchema.optional(),
  rebounds: z.array(caseIdSchema),
})
export type CaseRow = z.infer<typeof caseRowSchema>

/** GET /api/cases */
export const caseListSchema = z.strictObject({
  at: epochMsSchema,
  cases: z.array(caseRowSchema),
  /** By unit: what is open, and how urgent. */
  units: z.array(
    z.strictObject({
      unitId: unitIdSchema.optional(),
      name: wordsSchema.optional(),
      open: z.number().int().min(0),
      overdue: z.number().int().min(0),
      /** Of the most urgent one. */
      daysLeft: z.number().int().optional(),
    }),
  ),
  mayRegister: z.boolean(),
})
export type CaseList = z.infer<typeof caseListSchema>

export const caseStorySchema = z.strictObject({
  seq: z.number().int().min(1),
  at: epochMsSchema,
  type: z.enum(caseEventTypes),
  /** Absent where the hall did it by itself. */
  by: personShownSchema.optional(),
  note: z.string().optional(),
  attachments: z.array(attachmentRefSchema),
  /** What else there is to say: a reason of the list, a new last day, a rung. */
  reason: wordsSchema.optional(),
  dueAt: epochMsSchema.optional(),
  days: z.number().int().optional(),
  to: wordsSchema.optional(),
  late: z.boolean().optional(),
  approved: z.boolean().optional(),
  step: z.string().optional(),
})
export type CaseStory = z.infer<typeof caseStorySchema>

export const caseActionSchema = z.strictObject({
  type: z.enum(caseCommandTypes),
  /** Why not; absent when it may be done. */
  refusal: z.enum(refusalCodes).optional(),
  words: wordsSchema.optional(),
})
export type CaseAction = z.infer<typeof caseActionSchema>

/** GET /api/cases/{caseId} */
export const caseFileSchema = z.strictObject({
  at: epochMsSchema,
  row: caseRowSchema,
  story: z.array(caseStorySchema),
  /** Of the verbs that the person's roles know; the server decides, the screen draws. */
  actions: z.array(caseActionSchema),
  /** What an AssignCase may name. */
  units: z.array(
    z.strictObject({
      unitId: unitIdSchema,
      name: wordsSchema,
      members: z.array(personShownSchema),
      /** It answers for the window or item concerned. */
      suggested: z.boolean(),
    }),
  ),
  dismissReasons: z.array(z.strictObject({ code: z.string(), words: wordsSchema })),
  declineReasons: z.array(z.strictObject({ code: z.string(), words: wordsSchema })),
  extension: z.strictObject({ days: z.number().int(), note: z.string().optional() }).optional(),
})
export type CaseFile = z.infer<typeof caseFileSchema>

/** GET /api/alarms/{alarmId}/reply: what the clerk concerned said, beside the alarm. */
export const alarmReplySchema = z.strictObject({
  alarmId: alarmRefSchema,
  by: personShownSchema,
  repliedAt: epochMsSchema,
  note: z.string().optional(),
  attachments: z.array(attachmentRefSchema),
  review: z
    .strictObject({
      outcome: z.enum(['accepted', 'rejected']),
      by: personShownSchema.optional(),
      at: epochMsSchema,
      note: z.string().optional(),
    })
    .optional(),
})
export type AlarmReply = z.infer<typeof alarmReplySchema>

/** A case as the feed tells it: no free text, no names. */
export const caseItemSchema = z.strictObject({
  version: z.literal(1),
  caseId: caseIdSchema,
  number: z.string(),
  /** Position in the stream of cases up to which this holds. */
  seq: z.number().int().min(1),
  source: caseSourceSchema,
  ill: caseIllSchema,
  subject: caseSubjectSchema,
  stage: caseStageSchema,
  registeredAt: epochMsSchema,
  registeredOn: businessDateSchema,
  unitId: unitIdSchema.optional(),
  handlerId: personIdSchema.optional(),
  handling: caseHandlingSchema.optional(),
  signedAt: epochMsSchema.optional(),
  dueAt: epochMsSchema.optional(),
  reportedAt: epochMsSchema.optional(),
  closedAt: epochMsSchema.optional(),
  returns: z.number().int().min(0),
  extensions: z.number().int().min(0),
  /** Highest rung that a missed term has reached, counted from 1; 0 when none was missed. */
  escalation: z.number().int().min(0),
  satisfaction: z.string().optional(),
  reboundOf: caseIdSchema.optional(),
})
export type CaseItem = z.infer<typeof caseItemSchema>
