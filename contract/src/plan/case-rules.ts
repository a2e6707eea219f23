import { z } from 'zod'
import { unitIdSchema } from '../conduct/case-words.ts'
import { limits } from '../limits.ts'
import {
  durationMsSchema,
  itemCodeSchema,
  personIdSchema,
  windowIdSchema,
  wordsSchema,
} from '../words.ts'
import { reasonSchema } from './reasons.ts'

/** 责任单位: who answers for which windows and items, and who of its people may act for it. */
export const responsibleUnitSchema = z.strictObject({
  unitId: unitIdSchema,
  name: wordsSchema,
  windows: z.array(windowIdSchema).max(200),
  /** Departments as the items name them. */
  departments: z.array(z.string().min(1).max(40)).max(60),
  items: z.array(itemCodeSchema).max(300),
  /** Its handlers and leaders; a role alone opens no other unit's cases. */
  members: z.array(personIdSchema).max(100),
})
export type ResponsibleUnit = z.infer<typeof responsibleUnitSchema>

const days = (max: number) => z.number().int().min(1).max(max)

/** 督办 in numbers; days are working days of the hall's calendar unless told otherwise. */
export const caseRulesSchema = z.strictObject({
  /** 签收, in the hall's session time: half a day of it is half a working day. */
  signWithinMs: durationMsSchema.min(60_000),
  simpleDays: days(60),
  complexDays: days(60),
  extensionsMax: z.number().int().min(0).max(5),
  extensionDaysMax: days(60),
  /** Told so many working days ahead; 0 is on the day itself. */
  remindDaysBefore: z.number().int().min(0).max(10),
  /** 超期升级: whom it reaches after so many working days; they must rise. */
  escalations: z
    .array(z.strictObject({ afterDays: z.number().int().min(0).max(60), to: wordsSchema }))
    .min(1)
    .max(5),
  /** 反弹: the same ill at the same window within so many calendar days after the closing. */
  reboundDays: days(400),
  /** The clerk concerned may reply to an alarm for so long. */
  replyDays: days(30),
  /** Texts and evidence of a case are kept so many calendar days after its closing. */
  keptDaysAfterClosing: days(4_000),
  /** Ratings that become a case by themselves. */
  badRatings: z.array(z.enum(['fairly-satisfied', 'dissatisfied', 'very-dissatisfied'])).max(3),
  /** Whether a red alarm becomes a case by itself. */
  redAlarms: z.boolean(),
  attachmentBytesMax: z.number().int().min(10_000).max(limits.attachmentBytesMax),
  dismissReasons: z.array(reasonSchema).min(1).max(20),
  declineReasons: z.array(reasonSchema).min(1).max(20),
})
export type CaseRules = z.infer<typeof caseRulesSchema>
