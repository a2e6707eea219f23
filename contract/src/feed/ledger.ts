import { z } from 'zod'
import {
  businessDateSchema,
  durationMsSchema,
  epochMsSchema,
  personIdSchema,
  queueIdSchema,
  ticketIdSchema,
  ticketNumberSchema,
  type Words,
  windowIdSchema,
  wordsSchema,
} from '../words.ts'

/** Whose a second of a visit is; each second is exactly one's. */
export const ledgerOwnerSchema = z.enum([
  'waiting-for-window',
  'walking',
  'serving',
  'papers-with-visitor',
  'papers-kept',
  'waiting-for-another-step',
  'device-fault',
  'rest',
  'away',
])
export type LedgerOwner = z.infer<typeof ledgerOwnerSchema>

/** Who answers for an owner's time; only `clerk` is ever charged to a person. */
export const ledgerBearerSchema = z.enum([
  'hall',
  'clerk',
  'visitor',
  'other-office',
  'equipment',
  'calendar',
])
export type LedgerBearer = z.infer<typeof ledgerBearerSchema>

interface OwnerText {
  readonly words: Words
  readonly bearer: LedgerBearer
  /** From which event to which; what is taken off for `rest` and `device-fault` is said there. */
  readonly formula: Words
}

export const ledgerOwners: Readonly<Record<LedgerOwner, OwnerText>> = {
  'waiting-for-window': {
    words: { zh: '等候窗口', en: 'Waiting for a window' },
    bearer: 'hall',
    formula: {
      zh: '呼叫时刻－到厅（或最近一次排入）时刻，扣除大厅休息和设备故障',
      en: 'call − arrival (or last time queued), less the hall’s rest and device faults',
    },
  },
  walking: {
    words: { zh: '前往窗口', en: 'Walking to the window' },
    bearer: 'visitor',
    formula: {
      zh: '开始办理（或过号、转走、弃号）时刻－呼叫时刻',
      en: 'seated (or missed, moved on, given up) − call',
    },
  },
  serving: {
    words: { zh: '窗口办理', en: 'Being served' },
    bearer: 'clerk',
    formula: {
      zh: '办理结束时刻－开始时刻，扣除挂起和设备故障',
      en: 'end − start of service, less holds and device faults',
    },
  },
  'papers-with-visitor': {
    words: { zh: '申请人取材料', en: 'Papers with the visitor' },
    bearer: 'visitor',
    formula: {
      zh: '不持件挂起：恢复时刻－挂起时刻，扣除大厅休息',
      en: 'held, papers taken along: resumed − held, less the hall’s rest',
    },
  },
  'papers-kept': {
    words: { zh: '窗口持件', en: 'Papers kept at the window' },
    bearer: 'clerk',
    formula: {
      zh: '持件挂起：恢复时刻－挂起时刻，扣除大厅休息',
      en: 'held, papers kept: resumed − held, less the hall’s rest',
    },
  },
  'waiting-for-another-step': {
    words: { zh: '等待其他环节', en: 'Waiting for another step' },
    bearer: 'other-office',
    formula: {
      zh: '等待环节挂起：恢复时刻－挂起时刻，扣除大厅休息',
      en: 'held, awaiting a step: resumed − held, less the hall’s rest',
    },
  },
  'device-fault': {
    words: { zh: '系统或设备故障', en: 'System or device fault' },
    bearer: 'equipment',
    formula: {
      zh: '窗口因系统故障暂停期间：在该窗口被叫、被办，或只有这样的窗口可等的时间',
      en: 'called, served or with nobody else to wait for, while the window is paused for a fault',
    },
  },
  rest: {
    words: { zh: '大厅休息', en: 'The hall’s rest' },
    bearer: 'calendar',
    formula: {
      zh: '等候和挂起中落在两个时段之间（午休）的部分',
      en: 'the part of waits and holds between two sessions of the day',
    },
  },
  away: {
    words: { zh: '过号未到', en: 'Away after a missed call' },
    bearer: 'visitor',
    formula: {
      zh: '恢复排队（或作废、弃号）时刻－过号时刻',
      en: 'put back (or ended) − missed',
    },
  },
}

const span = { from: epochMsSchema, to: epochMsSchema }

/** A stretch of one visit that belongs to one owner; it ends where the next one begins. */
export const ledgerSegmentSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: ticketNumberSchema,
  owner: ledgerOwnerSchema,
  ...span,
  /** In which the number then was. */
  queueId: queueIdSchema,
  /** Where it was called, served or kept. */
  windowId: windowIdSchema.optional(),
  /** Who stood there. */
  clerkId: personIdSchema.optional(),
})
export type LedgerSegment = z.infer<typeof ledgerSegmentSchema>

/** Sums of one owner. A visit with two waits has two stretches and is one visit. */
export const ledgerSumSchema = z.strictObject({
  owner: ledgerOwnerSchema,
  ms: durationMsSchema,
  stretches: z.number().int().min(0),
  visits: z.number().int().min(0),
})
export type LedgerSum = z.infer<typeof ledgerSumSchema>

const sums = { totalMs: durationMsSchema, owners: z.array(ledgerSumSchema) }

/** GET /api/days/{date}/ledger; every sum over queues, or over windows, is the hall's. */
export const dayLedgerSchema = z.strictObject({
  businessDate: businessDateSchema,
  closed: z.boolean(),
  /** Of a running day the visits that are not over count until here. */
  until: epochMsSchema,
  visits: z.number().int().min(0),
  openVisits: z.number().int().min(0),
  hall: z.strictObject(sums),
  queues: z.array(z.strictObject({ queueId: queueIdSchema, name: wordsSchema, ...sums })),
  /** Without a window: the time at none. */
  windows: z.array(
    z.strictObject({
      windowId: windowIdSchema.optional(),
      windowNumber: z.number().int().optional(),
      ...sums,
    }),
  ),
  formulas: z.array(
    z.strictObject({
      owner: ledgerOwnerSchema,
      bearer: ledgerBearerSchema,
      words: wordsSchema,
      formula: wordsSchema,
    }),
  ),
})
export type DayLedger = z.infer<typeof dayLedgerSchema>

/** GET /api/tickets/{ticketId}/ledger: one visit to the millisecond. */
export const ticketLedgerSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: ticketNumberSchema,
  businessDate: businessDateSchema,
  ...span,
  /** It may still grow. */
  over: z.boolean(),
  ...sums,
  segments: z.array(
    z.strictObject({
      owner: ledgerOwnerSchema,
      words: wordsSchema,
      ...span,
      ms: durationMsSchema,
      queueName: wordsSchema,
      windowNumber: z.number().int().optional(),
      clerkId: personIdSchema.optional(),
    }),
  ),
})
export type TicketLedger = z.infer<typeof ticketLedgerSchema>
