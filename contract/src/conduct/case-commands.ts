import { z } from 'zod'
import { command, reasonCodeSchema } from '../commands/command.ts'
import { receiverIdSchema, receiverNameSchema, receiverUrlSchema } from '../feed/receivers.ts'
import { limits } from '../limits.ts'
import { businessDateSchema, personIdSchema, terminalCommandIdSchema } from '../words.ts'
import {
  alarmRefSchema,
  attachmentIdsSchema,
  caseHandlingSchema,
  caseIdSchema,
  caseIllSchema,
  caseSourceSchema,
  caseSubjectSchema,
  checkMethodSchema,
  unitIdSchema,
} from './case-words.ts'

const ofCase = { caseId: caseIdSchema }
const ofAlarm = { alarmId: alarmRefSchema }
const ofReceiver = { receiverId: receiverIdSchema }
/** Sending begins behind this cursor of the feed. */
const from = { after: z.number().int().min(0) }
const evidence = { attachmentIds: attachmentIdsSchema }

export const caseCommandSchemas = {
  RegisterCase: command('RegisterCase', {
    source: caseSourceSchema,
    ill: caseIllSchema,
    subject: caseSubjectSchema,
    /** The number that it has where it comes from: a hotline's work order. */
    reference: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9/_.-]{0,39}$/)
      .optional(),
    ...evidence,
  }),
  DismissCase: command('DismissCase', { ...ofCase, reasonCode: reasonCodeSchema }),
  AssignCase: command('AssignCase', {
    ...ofCase,
    unitId: unitIdSchema,
    handlerId: personIdSchema,
    handling: caseHandlingSchema,
    /** Another last day than the plan's. */
    dueOn: businessDateSchema.optional(),
  }),
  SignCase: command('SignCase', ofCase),
  DeclineCase: command('DeclineCase', { ...ofCase, reasonCode: reasonCodeSchema }),
  NoteCase: command('NoteCase', { ...ofCase, ...evidence }),
  ReportCase: command('ReportCase', { ...ofCase, ...evidence }),
  ReviewCase: command('ReviewCase', {
    ...ofCase,
    conclusion: z.enum(['closed', 'returned']),
    method: checkMethodSchema,
    /** What the person concerned said of it, where they were asked. */
    satisfaction: z.enum(['satisfied', 'fairly-satisfied', 'dissatisfied']).optional(),
    ...evidence,
  }),
  RequestExtension: command('RequestExtension', {
    ...ofCase,
    days: z.number().int().min(1).max(60),
  }),
  DecideExtension: command('DecideExtension', { ...ofCase, approved: z.boolean() }),
  ArchiveCase: command('ArchiveCase', ofCase),
  /** The hall's own: a term comes near or is missed. */
  TellDeadline: command('TellDeadline', {
    ...ofCase,
    term: z.number().int().min(1),
    step: z.enum(['sign-late', 'due-soon', 'overdue']),
    /** Which rung of the escalation, from 0. */
    rung: z.number().int().min(0).max(9),
  }),
  AddReceiver: command('AddReceiver', {
    ...ofReceiver,
    name: receiverNameSchema,
    url: receiverUrlSchema,
    ...from,
  }),
  RemoveReceiver: command('RemoveReceiver', ofReceiver),
  PauseReceiver: command('PauseReceiver', { ...ofReceiver, paused: z.boolean() }),
  ReplayReceiver: command('ReplayReceiver', { ...ofReceiver, ...from }),
  ReplyToAlarm: command('ReplyToAlarm', { ...ofAlarm, ...evidence }),
  ReviewReply: command('ReviewReply', { ...ofAlarm, outcome: z.enum(['accepted', 'rejected']) }),
} as const

export type CaseCommandType = keyof typeof caseCommandSchemas
export type CaseCommand = z.infer<(typeof caseCommandSchemas)[CaseCommandType]>
export type CaseCommandOf<Type extends CaseCommandType> = Extract<CaseCommand, { type: Type }>

const everySchema = Object.values(caseCommandSchemas) as unknown as readonly [
  (typeof caseCommandSchemas)['RegisterCase'],
  ...(typeof caseCommandSchemas)[CaseCommandType][],
]
export const caseCommandSchema = z.discriminatedUnion('type', everySchema)
export const caseCommandTypes = Object.keys(caseCommandSchemas) as readonly CaseCommandType[]

/** POST /api/cases/commands */
export const caseEnvelopeSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  command: caseCommandSchema,
  /** Free text; the server seals it away and the log keeps only its id. */
  note: z.string().trim().min(1).max(limits.caseNoteCharactersMax).optional(),
})
export type CaseEnvelope = z.infer<typeof caseEnvelopeSchema>
