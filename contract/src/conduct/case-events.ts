import { z } from 'zod'
import { noteRefSchema } from '../commands/envelope.ts'
import { refusalSchema } from '../commands/replies.ts'
import type { StoredEvent } from '../events/envelope.ts'
import { eventOf } from '../events/event.ts'
import { receiverIdSchema, receiverNameSchema, receiverUrlSchema } from '../feed/receivers.ts'
import { positionSchema } from '../position.ts'
import { commandIdSchema, epochMsSchema, personIdSchema } from '../words.ts'
import {
  alarmRefSchema,
  attachmentRefSchema,
  caseHandlingSchema,
  caseIdSchema,
  caseIllSchema,
  caseSourceSchema,
  caseSubjectSchema,
  checkMethodSchema,
  unitIdSchema,
} from './case-words.ts'

const ofCase = { caseId: caseIdSchema }
const ofReceiver = { receiverId: receiverIdSchema }
const from = { after: z.number().int().min(0) }
const said = { note: noteRefSchema.optional() }
const evidence = { attachments: z.array(attachmentRefSchema).max(20) }

/** A term (时限) with all that follows from it, worked out when it was set. */
export const caseTermSchema = z.strictObject({
  /** Counts the terms of a case: the first, after each return, after each extension. */
  term: z.number().int().min(1),
  dueAt: epochMsSchema,
  /** Absent when it would lie in the past. */
  remindAt: epochMsSchema.optional(),
  /** One for each rung of the plan's escalation. */
  escalateAt: z.array(epochMsSchema).max(5),
})
export type CaseTerm = z.infer<typeof caseTermSchema>

export const caseEventSchemas = {
  CaseRegistered: eventOf('CaseRegistered', {
    ...ofCase,
    /** 编号, such as 督2026-0012. */
    number: z.string().min(1).max(20),
    source: caseSourceSchema,
    ill: caseIllSchema,
    subject: caseSubjectSchema,
    reference: z.string().optional(),
    /** 反弹 of that one. */
    reboundOf: caseIdSchema.optional(),
    ...said,
    ...evidence,
  }),
  CaseDismissed: eventOf('CaseDismissed', { ...ofCase, reasonCode: z.string(), ...said }),
  CaseAssigned: eventOf('CaseAssigned', {
    ...ofCase,
    unitId: unitIdSchema,
    handlerId: personIdSchema,
    supervisorId: personIdSchema.optional(),
    handling: caseHandlingSchema,
    signBy: epochMsSchema,
    term: caseTermSchema,
    ...said,
  }),
  CaseSigned: eventOf('CaseSigned', { ...ofCase, late: z.boolean() }),
  CaseDeclined: eventOf('CaseDeclined', { ...ofCase, reasonCode: z.string(), ...said }),
  CaseNoted: eventOf('CaseNoted', { ...ofCase, ...said, ...evidence }),
  CaseReported: eventOf('CaseReported', { ...ofCase, late: z.boolean(), ...said, ...evidence }),
  CaseReturned: eventOf('CaseReturned', {
    ...ofCase,
    method: checkMethodSchema,
    term: caseTermSchema,
    satisfaction: z.string().optional(),
    ...said,
    ...evidence,
  }),
  CaseClosed: eventOf('CaseClosed', {
    ...ofCase,
    method: checkMethodSchema,
    satisfaction: z.string().optional(),
    ...said,
    ...evidence,
  }),
  ExtensionRequested: eventOf('ExtensionRequested', {
    ...ofCase,
    days: z.number().int().min(1),
    ...said,
  }),
  ExtensionDecided: eventOf('ExtensionDecided', {
    ...ofCase,
    approved: z.boolean(),
    term: caseTermSchema.optional(),
    ...said,
  }),
  CaseArchived: eventOf('CaseArchived', ofCase),
  DeadlineTold: eventOf('DeadlineTold', {
    ...ofCase,
    term: z.number().int().min(1),
    step: z.enum(['sign-late', 'due-soon', 'overdue']),
    rung: z.number().int().min(0),
  }),
  ReceiverAdded: eventOf('ReceiverAdded', {
    ...ofReceiver,
    name: receiverNameSchema,
    url: receiverUrlSchema,
    ...from,
  }),
  ReceiverRemoved: eventOf('ReceiverRemoved', ofReceiver),
  ReceiverPaused: eventOf('ReceiverPaused', { ...ofReceiver, paused: z.boolean() }),
  ReceiverReplayed: eventOf('ReceiverReplayed', { ...ofReceiver, ...from }),
  AlarmReplied: eventOf('AlarmReplied', {
    alarmId: alarmRefSchema,
    personId: personIdSchema,
    ...said,
    ...evidence,
  }),
  ReplyReviewed: eventOf('ReplyReviewed', {
    alarmId: alarmRefSchema,
    outcome: z.enum(['accepted', 'rejected']),
    ...said,
  }),
} as const

export type CaseEventType = keyof typeof caseEventSchemas
export type CaseEvent = z.infer<(typeof caseEventSchemas)[CaseEventType]>
export type CaseEventOf<Type extends CaseEventType> = Extract<CaseEvent, { type: Type }>

const everySchema = Object.values(caseEventSchemas) as unknown as readonly [
  (typeof caseEventSchemas)['CaseRegistered'],
  ...(typeof caseEventSchemas)[CaseEventType][],
]
export const caseEventBodySchema = z.discriminatedUnion('type', everySchema)
export const caseEventTypes = Object.keys(caseEventSchemas) as readonly CaseEventType[]

/** In the envelope of the hall's own events; the position counts in the stream of cases. */
export type RecordedCaseEvent = Omit<StoredEvent, 'type' | 'data'> & CaseEvent

export const caseReplySchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    commandId: commandIdSchema,
    position: positionSchema,
    duplicate: z.boolean(),
    events: z.array(caseEventBodySchema),
  }),
  z.strictObject({
    ok: z.literal(false),
    commandId: commandIdSchema.optional(),
    refusal: refusalSchema,
    words: z.strictObject({ zh: z.string(), en: z.string() }),
  }),
])
export type CaseReply = z.infer<typeof caseReplySchema>
