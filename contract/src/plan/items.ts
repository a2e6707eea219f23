import { z } from 'zod'
import {
  documentIdSchema,
  durationMsSchema,
  familyIdSchema,
  itemCodeSchema,
  packageCodeSchema,
  wordsSchema,
} from '../words.ts'
import { helpSkillSchemas } from './need-rules.ts'

export const audienceSchema = z.enum(['natural', 'legal', 'both'])
/** 自然人 / 法人. */
export type Audience = z.infer<typeof audienceSchema>

/** One paper of the hall's list of documents (材料), so that each paper is asked for once. */
export const documentSchema = z.strictObject({
  documentId: documentIdSchema,
  name: z.string().min(1).max(60),
  /** Its original is handed in even when everything was filed online. */
  original: z.boolean().optional(),
})
export type HallDocument = z.infer<typeof documentSchema>

export const materialSchema = z.strictObject({
  documentId: documentIdSchema,
  /** Whose paper: the applicant's, each parent's … Two owners of one document are two papers. */
  whose: z.string().min(1).max(30).optional(),
  /** Papers that serve as well as this one. */
  alternatives: z.array(documentIdSchema).max(6).optional(),
  /** 换领时 …: when it is needed; always, if absent. */
  condition: z.string().min(1).max(60).optional(),
})
export type Material = z.infer<typeof materialSchema>

/** 已取消 or 不在本厅办理: why no number is given for it any more, and what to do instead. */
const notOfferedSchema = z.strictObject({
  kind: z.enum(['retired', 'elsewhere']),
  words: wordsSchema,
})

export const serviceItemSchema = z.strictObject({
  code: itemCodeSchema,
  name: z.string().min(1).max(60),
  /** At most 7 full-width characters: it must fit a window sign. */
  shortName: z.string().min(1).max(10),
  /** Only some items have an official English name. */
  nameEn: z.string().max(120).optional(),
  pinyinInitials: z.string().max(60),
  shortInitials: z.string().max(20),
  aliases: z.array(z.string().min(1).max(30)).max(20),
  audience: audienceSchema,
  department: z.string().min(1).max(40),
  theme: z.string().min(1).max(20),
  windowFamily: familyIdSchema,
  /** Median and 90 % point of the time at the window, in ms. */
  medianMs: durationMsSchema,
  p90Ms: durationMsSchema,
  promiseType: z.enum(['immediate', 'promised', 'other']),
  materials: z.array(materialSchema).max(30),
  crossProvince: z.boolean(),
  provinceWide: z.boolean(),
  notOffered: notOfferedSchema.optional(),
  selfService: z.boolean(),
  grassroots: z.boolean(),
  hot: z.boolean(),
  /** 绿色通道: a number with this item has its class. */
  greenChannel: z.literal(true).optional(),
  /** Relative share of arrivals, for demo days and simulations only. */
  weight: z.number().min(0),
})
export type ServiceItem = z.infer<typeof serviceItemSchema>

/** 一件事. */
export const servicePackageSchema = z.strictObject({
  code: packageCodeSchema,
  name: z.string().min(1).max(60),
  shortName: z.string().min(1).max(10),
  pinyinInitials: z.string().max(60),
  shortInitials: z.string().max(20),
  audience: audienceSchema,
  leadDepartment: z.string().min(1).max(40),
  itemCodes: z.array(itemCodeSchema).min(1).max(20),
  medianMs: durationMsSchema,
  hot: z.boolean(),
})
export type ServicePackage = z.infer<typeof servicePackageSchema>

/** Items and packages as somebody came for them. */
export const mattersSchema = z.strictObject({
  itemCodes: z.array(itemCodeSchema),
  packageCodes: z.array(packageCodeSchema),
})
export type Matters = {
  readonly [List in keyof z.infer<typeof mattersSchema>]: Readonly<
    z.infer<typeof mattersSchema>[List]
  >
}

/** One item must be done before another: the second needs what the first gives. */
export const itemPrecedenceSchema = z.strictObject({
  before: itemCodeSchema,
  after: itemCodeSchema,
})
export type ItemPrecedence = z.infer<typeof itemPrecedenceSchema>

/** 窗口类别 with the queue its single items join. */
export const windowFamilySchema = z.strictObject({
  familyId: familyIdSchema,
  name: wordsSchema,
})
export type WindowFamily = z.infer<typeof windowFamilySchema>

/** 可办范围: what a window may take. A package skill covers all the package's items. */
export const skillSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('family'), familyId: familyIdSchema }),
  z.strictObject({ kind: z.literal('item'), itemCode: itemCodeSchema }),
  z.strictObject({ kind: z.literal('package'), packageCode: packageCodeSchema }),
  /** 跨省通办 / 全省通办: items that carry the flag, whatever their family. */
  z.strictObject({ kind: z.literal('cross-province') }),
  z.strictObject({ kind: z.literal('province-wide') }),
  ...helpSkillSchemas,
])
export type Skill = z.infer<typeof skillSchema>
