import { z } from 'zod'
import {
  businessDateSchema,
  deviceIdSchema,
  durationMsSchema,
  epochMsSchema,
  itemCodeSchema,
  personIdSchema,
  queueIdSchema,
  ticketIdSchema,
  windowIdSchema,
  wordsSchema,
} from '../words.ts'
import { alarmKindSchema, alarmUnitSchema, excuseKindSchema } from './alarm-kinds.ts'
import { alarmRefSchema, caseIllSchema } from './case-words.ts'

export const alarmLevels = ['yellow', 'orange', 'red'] as const
export const alarmLevelSchema = z.enum(alarmLevels)
export type AlarmLevel = z.infer<typeof alarmLevelSchema>

export const alarmLevelText: Record<AlarmLevel, { zh: string; en: string }> = {
  yellow: { zh: '黄色', en: 'Yellow' },
  orange: { zh: '橙色', en: 'Orange' },
  red: { zh: '红色', en: 'Red' },
}

/**
 * stands: it counts. claimed: only the word of the person concerned speaks against it, so it is
 * listed apart. cleared: somebody or something else proves an excuse.
 */
export const alarmStandingSchema = z.enum(['stands', 'claimed', 'cleared'])
export type AlarmStanding = z.infer<typeof alarmStandingSchema>

/** An excuse that was looked for, and what was found. */
export const excuseCheckSchema = z.strictObject({
  kind: excuseKindSchema,
  verdict: z.enum(['not-found', 'claimed', 'proven']),
  /** How much of the figure it takes off, in the alarm's unit. */
  takesOff: z.number().min(0),
  /** Who or what says so; absent when nothing was found. */
  by: z.enum(['plan', 'device', 'visitor', 'colleague', 'log', 'person-concerned']).optional(),
  /** Positions in the log. */
  seqs: z.array(z.number().int()).max(20),
})
export type ExcuseCheck = z.infer<typeof excuseCheckSchema>

export const alarmFigureSchema = z.strictObject({
  name: wordsSchema,
  formula: wordsSchema,
  value: z.number(),
  unit: alarmUnitSchema,
})
export type AlarmFigure = z.infer<typeof alarmFigureSchema>

/** 预警: opened once, updated while it lasts, closed with its length. */
export const alarmSchema = z.strictObject({
  version: z.literal(1),
  alarmId: alarmRefSchema,
  kind: alarmKindSchema,
  ill: caseIllSchema,
  /** The highest that it reached. */
  level: alarmLevelSchema,
  state: z.enum(['open', 'closed']),
  standing: alarmStandingSchema,
  businessDate: businessDateSchema,
  openedAt: epochMsSchema,
  updatedAt: epochMsSchema,
  closedAt: epochMsSchema.optional(),
  lastedMs: durationMsSchema,
  windowId: windowIdSchema.optional(),
  windowNumber: z.number().int().optional(),
  /** Whom it is about; never a visitor. */
  clerkId: personIdSchema.optional(),
  queueId: queueIdSchema.optional(),
  itemCode: itemCodeSchema.optional(),
  ticketId: ticketIdSchema.optional(),
  deviceId: deviceIdSchema.optional(),
  /** What counts against it after what is proven or claimed was taken off, and before. */
  value: z.number(),
  grossValue: z.number(),
  unit: alarmUnitSchema,
  /** The highest threshold of its rule that it passed. */
  threshold: z.number(),
  figures: z.array(alarmFigureSchema).max(6),
  /** At most 20 of each, the newest last. */
  ticketIds: z.array(ticketIdSchema).max(20),
  seqs: z.array(z.number().int()).max(20),
  /** Empty for what blames nobody. */
  excuses: z.array(excuseCheckSchema).max(12),
  message: wordsSchema,
  receivers: z.array(z.string()),
  /** The plan whose rule it was. */
  planVersion: z.number().int().min(0),
})
export type Alarm = z.infer<typeof alarmSchema>

/** GET /api/alarms?from=&to=, GET /api/alarms/mine */
export const alarmListSchema = z.strictObject({
  at: epochMsSchema,
  alarms: z.array(alarmSchema),
  /** Names of the clerks that are named. */
  people: z.array(z.strictObject({ personId: personIdSchema, name: z.string() })),
})
export type AlarmList = z.infer<typeof alarmListSchema>
