import { z } from 'zod'
import { comprehensiveExceptionSchema } from '../plan/comprehensive.ts'
import {
  businessDateSchema,
  epochMsSchema,
  itemCodeSchema,
  ticketIdSchema,
  ticketNumberSchema,
  type Words,
  windowIdSchema,
  wordsSchema,
} from '../words.ts'

/** 改革指标, kept apart: one figure must not stand in for another. */
export const reformFigureIdSchema = z.enum(['item-share', 'case-share', 'one-visit-one-window'])
export type ReformFigureId = z.infer<typeof reformFigureIdSchema>

/** Each with the formula that is printed beside it. Source: house rule REFORM-1 to REFORM-3. */
export const reformFigureText: Readonly<Record<ReformFigureId, { name: Words; formula: Words }>> = {
  'item-share': {
    name: { zh: '综合受理比例（事项）', en: 'Items received comprehensively' },
    formula: {
      zh: '综合窗口叫得到、办得了的事项 ÷（进驻事项 − 登记在册的例外事项）',
      en: 'items that some comprehensive window calls and can do ÷ (items present − registered exceptions)',
    },
  },
  'case-share': {
    name: { zh: '综合受理比例（办件）', en: 'Services done comprehensively' },
    formula: {
      zh: '综合窗口办结的服务 ÷ 全部办结的服务（带事项的号，不含咨询、投诉、出件）',
      en: 'services finished at comprehensive windows ÷ all finished services (numbers with items; without 咨询, 投诉, 出件)',
    },
  },
  'one-visit-one-window': {
    name: { zh: '一次一窗率', en: 'One visit, one window' },
    formula: {
      zh: '只到一个窗口、未被退回补正即办结的号 ÷ 办理后结束的号（带事项的号，不含咨询、投诉、出件）',
      en: 'numbers finished at one window without a return ÷ numbers that ended after service (with items; without 咨询, 投诉, 出件)',
    },
  },
}

const count = z.number().int().min(0)

export const reformFigureSchema = z.strictObject({
  figure: reformFigureIdSchema,
  numerator: count,
  /** The sample; with none of it the figure says nothing. */
  denominator: count,
})
export type ReformFigure = z.infer<typeof reformFigureSchema>

const itemRowSchema = z.strictObject({
  itemCode: itemCodeSchema,
  name: z.string(),
  department: z.string(),
})
const ofTicket = { ticketId: ticketIdSchema, number: ticketNumberSchema, at: epochMsSchema }

/** GET /api/days/{date}/reform */
export const reformReportSchema = z.strictObject({
  businessDate: businessDateSchema,
  closed: z.boolean(),
  figures: z.array(reformFigureSchema),
  items: z.strictObject({
    present: count,
    /** Present, in no exception, and at no comprehensive window. */
    missing: z.array(itemRowSchema),
    exceptions: z.array(comprehensiveExceptionSchema.extend({ name: z.string() })),
  }),
  windows: z.array(
    z.strictObject({
      windowId: windowIdSchema,
      windowNumber: z.number().int(),
      label: wordsSchema,
      comprehensive: z.boolean(),
      finished: count,
    }),
  ),
  /** Services that were finished at a department's window. */
  elsewhere: z.array(
    z.strictObject({ ...ofTicket, windowNumber: z.number().int(), items: z.array(z.string()) }),
  ),
  /** Numbers that needed more than one window, or were sent back for a paper. */
  notAtOnce: z.array(
    z.strictObject({
      ...ofTicket,
      windowNumbers: z.array(z.number().int()),
      returned: z.boolean(),
    }),
  ),
})
export type ReformReport = z.infer<typeof reformReportSchema>
