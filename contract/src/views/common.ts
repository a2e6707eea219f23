import { z } from 'zod'
import { holdKindSchema } from '../commands/commands.ts'
import { refusalCodes } from '../refusals.ts'
import {
  businessDateSchema,
  documentIdSchema,
  durationMsSchema,
  epochMsSchema,
  itemCodeSchema,
  packageCodeSchema,
  queueIdSchema,
  ticketIdSchema,
  ticketNumberSchema,
  windowIdSchema,
  wordsSchema,
} from '../words.ts'
import { waitRangeSchema } from './wait-range.ts'

export const hallHeadSchema = z.strictObject({
  name: wordsSchema,
  dayOpen: z.boolean(),
  /** The session now running, or the next one of today; absent after the last. */
  session: z
    .strictObject({
      name: wordsSchema,
      from: z.string(),
      to: z.string(),
      running: z.boolean(),
      /** 延时 */
      extended: z.literal(true).optional(),
      /** 仅限预约 */
      byAppointment: z.literal(true).optional(),
    })
    .optional(),
  /** When no session is left today: the next date on which the hall serves, and from when. */
  opensNext: z.strictObject({ date: businessDateSchema, from: z.string() }).optional(),
  /** Told before the last session ends (CLOSE-1). */
  closing: z
    .strictObject({ mode: z.enum(['serve-all', 'tell']), endsAt: epochMsSchema })
    .optional(),
})
export type HallHead = z.infer<typeof hallHeadSchema>

export const callLineSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: ticketNumberSchema,
  windowId: windowIdSchema,
  windowNumber: z.number().int(),
  windowLabel: wordsSchema,
  zoneName: wordsSchema,
  calledAt: epochMsSchema,
  callCount: z.number().int().min(1),
})
export type CallLine = z.infer<typeof callLineSchema>

export const queueLineSchema = z.strictObject({
  queueId: queueIdSchema,
  prefix: z.string(),
  name: wordsSchema,
  waiting: z.number().int().min(0),
  /** Open (not paused) windows that call from it. */
  openWindows: z.number().int().min(0),
  /** For somebody who would join it now; absent where nobody can know. */
  waitRange: waitRangeSchema.optional(),
})
export type QueueLine = z.infer<typeof queueLineSchema>

export const itemLineSchema = z.strictObject({
  code: itemCodeSchema,
  name: z.string(),
  shortName: z.string(),
  packageCode: packageCodeSchema.optional(),
  /** How often it is wanted, where more than once. */
  count: z.number().int().min(2).optional(),
})
export type ItemLine = z.infer<typeof itemLineSchema>

/** One window's part of a visit that no single window can do. */
export const legLineSchema = z.strictObject({
  /** `not-done`: it ended with the number. */
  state: z.enum(['done', 'now', 'next', 'not-done']),
  items: z.array(itemLineSchema),
  /** The window that did it, else the queue. */
  place: wordsSchema,
  zoneName: wordsSchema,
  windowNumber: z.number().int().optional(),
})
export type LegLine = z.infer<typeof legLineSchema>

/** One paper of the merged list: asked for once, whoever of the items needs it. */
export const materialLineSchema = z.strictObject({
  documentId: documentIdSchema,
  name: z.string(),
  whose: z.string().optional(),
  alternatives: z.array(z.string()),
  condition: z.string().optional(),
  neededBy: z.array(itemCodeSchema),
})
export type MaterialLine = z.infer<typeof materialLineSchema>

export const windowStateSchema = z.enum(['closed', 'open', 'paused'])
export type WindowState = z.infer<typeof windowStateSchema>

export const ticketStatusSchema = z.enum([
  'waiting',
  'called',
  'serving',
  'held',
  'no-show',
  'finished',
  'abandoned',
  'expired',
])
export type TicketStatus = z.infer<typeof ticketStatusSchema>

export const ticketStatusText: Record<TicketStatus, { zh: string; en: string }> = {
  waiting: { zh: '等候', en: 'Waiting' },
  called: { zh: '已叫号', en: 'Called' },
  serving: { zh: '办理中', en: 'Being served' },
  held: { zh: '已挂起', en: 'On hold' },
  'no-show': { zh: '已过号', en: 'Missed' },
  finished: { zh: '已办结', en: 'Done' },
  abandoned: { zh: '已弃号', en: 'Given up' },
  expired: { zh: '已作废', en: 'Lapsed' },
}

export const holdKindText: Record<z.infer<typeof holdKindSchema>, { zh: string; en: string }> = {
  'papers-taken': { zh: '不持件挂起', en: 'Papers taken along' },
  'papers-kept': { zh: '持件挂起', en: 'Papers kept here' },
  'awaiting-step': { zh: '等待挂起', en: 'Waiting for a step' },
}

/** A verb and whether it would be done now; the screen draws it and knows no rule. */
export const actionSchema = z.strictObject({
  type: z.string(),
  refusal: z.enum(refusalCodes).optional(),
})
export type Action = z.infer<typeof actionSchema>

export const heldLineSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: ticketNumberSchema,
  kind: holdKindSchema,
  heldAt: epochMsSchema,
  /** The window that must take it up again; none for 不持件. */
  windowId: windowIdSchema.optional(),
})

export const waitFiguresSchema = z.strictObject({
  count: z.number().int().min(0),
  meanMs: durationMsSchema,
  medianMs: durationMsSchema,
  p90Ms: durationMsSchema,
  longestMs: durationMsSchema,
})
export type WaitFigures = z.infer<typeof waitFiguresSchema>
