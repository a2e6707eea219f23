import { z } from 'zod'
import { limits } from '../limits.ts'
import {
  businessDateSchema,
  itemCodeSchema,
  personIdSchema,
  servingIdSchema,
  ticketIdSchema,
  windowIdSchema,
} from '../words.ts'

const idText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/)

export const caseIdSchema = z
  .string()
  .regex(/^case-[1-9][0-9]{0,8}$/)
  .brand<'CaseId'>()
/** Ours, in addresses and commands; people read the case number (编号). */
export type CaseId = z.infer<typeof caseIdSchema>

export const unitIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}$/)
  .brand<'UnitId'>()
/** 责任单位, by its code in the plan. */
export type UnitId = z.infer<typeof unitIdSchema>

export const attachmentIdSchema = idText.brand<'AttachmentId'>()
export type AttachmentId = z.infer<typeof attachmentIdSchema>

/** An alarm of the conduct monitoring, by its id. */
export const alarmRefSchema = idText

/** Where a case comes from (来源). */
export const caseSourceSchema = z.enum([
  'alarm',
  'rating',
  'complaint',
  'hotline',
  'unfinished',
  'patrol',
  'third-party',
  'superior',
  'own',
])
export type CaseSource = z.infer<typeof caseSourceSchema>

export const caseSourceText: Record<CaseSource, { zh: string; en: string }> = {
  alarm: { zh: '预警', en: 'Alarm' },
  rating: { zh: '差评', en: 'Bad rating' },
  complaint: { zh: '投诉', en: 'Complaint' },
  hotline: { zh: '12345', en: 'Hotline 12345' },
  unfinished: { zh: '办不成事', en: 'Could not get it done' },
  patrol: { zh: '巡查', en: 'Patrol' },
  'third-party': { zh: '第三方', en: 'Third party' },
  superior: { zh: '上级', en: 'Higher level' },
  own: { zh: '自查', en: 'Own finding' },
}

/** 问题类别: the six ills that the conduct rectification names. */
export const caseIllSchema = z.enum([
  'repeat-trips',
  'long-wait',
  'wrong-guide',
  'poor-facilities',
  'low-efficiency',
  'misconduct',
])
export type CaseIll = z.infer<typeof caseIllSchema>

export const caseIllText: Record<CaseIll, { zh: string; en: string }> = {
  'repeat-trips': { zh: '来回跑', en: 'Sent to and fro' },
  'long-wait': { zh: '排队等待时间长', en: 'Long waits' },
  'wrong-guide': { zh: '办事指南不精准', en: 'Guide not exact' },
  'poor-facilities': { zh: '便民设施不便民', en: 'Poor facilities' },
  'low-efficiency': { zh: '办事效率低下', en: 'Low efficiency' },
  misconduct: { zh: '不作为慢作为乱作为', en: 'Inaction, slowness, wrongdoing' },
}

export const caseStageSchema = z.enum([
  'registered',
  'assigned',
  'rectifying',
  'reported',
  'closed',
  'dismissed',
  'archived',
])
/** 登记 → 交办 → 签收整改 → 反馈 → 销号 → 归档; dismissed: there was nothing to rectify. */
export type CaseStage = z.infer<typeof caseStageSchema>

export const caseStageText: Record<CaseStage, { zh: string; en: string }> = {
  registered: { zh: '已登记，待交办', en: 'Registered' },
  assigned: { zh: '已交办，待签收', en: 'Assigned' },
  rectifying: { zh: '整改中', en: 'Being rectified' },
  reported: { zh: '已反馈，待核查', en: 'Reported, to be checked' },
  closed: { zh: '已销号', en: 'Closed' },
  dismissed: { zh: '不予立案', en: 'Dismissed' },
  archived: { zh: '已归档', en: 'Archived' },
}

/** What a case is about: 涉及窗口、人员、事项、票号. */
export const caseSubjectSchema = z.strictObject({
  windowId: windowIdSchema.optional(),
  itemCode: itemCodeSchema.optional(),
  /** The clerk concerned, where it is about one. */
  personId: personIdSchema.optional(),
  ticketId: ticketIdSchema.optional(),
  servingId: servingIdSchema.optional(),
  alarmId: alarmRefSchema.optional(),
  businessDate: businessDateSchema.optional(),
})
export type CaseSubject = z.infer<typeof caseSubjectSchema>

/** simple: soon mended; complex: takes longer, with extension. The days are the plan's. */
export const caseHandlingSchema = z.enum(['simple', 'complex'])
export type CaseHandling = z.infer<typeof caseHandlingSchema>

/** 核查方式: on the spot, by the data, by asking the person. */
export const checkMethodSchema = z.enum(['on-site', 'data', 'call-back'])
export type CheckMethod = z.infer<typeof checkMethodSchema>

export const attachmentTypeSchema = z.enum([
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
])
export type AttachmentType = z.infer<typeof attachmentTypeSchema>

/** 佐证: the file lies outside of the log, its hash in it. */
export const attachmentRefSchema = z.strictObject({
  attachmentId: attachmentIdSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  type: attachmentTypeSchema,
  bytes: z.number().int().min(1),
})
export type AttachmentRef = z.infer<typeof attachmentRefSchema>

export const attachmentIdsSchema = z.array(attachmentIdSchema).max(limits.attachmentsPerStepMax)
