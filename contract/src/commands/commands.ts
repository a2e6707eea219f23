import { z } from 'zod'
import { deviceAssignmentSchema } from '../people/devices.ts'
import { roleSchema } from '../people/roles.ts'
import { signInOutcomeSchema } from '../people/sign-in.ts'
import { planSchema } from '../plan/plan.ts'
import {
  businessDateSchema,
  deviceIdSchema,
  itemCodeSchema,
  personIdSchema,
  queueIdSchema,
  servingIdSchema,
  ticketIdSchema,
  windowIdSchema,
} from '../words.ts'
import { bookingCommandSchemas } from './booking-commands.ts'
import { command, reasonCodeSchema, selectionShape } from './command.ts'
import { dispatchCommandSchemas } from './dispatch-commands.ts'
import { filedCommandSchemas } from './filed-commands.ts'
import { needCommandSchemas } from './need-commands.ts'
import { takeCommandSchemas } from './take-commands.ts'
import { tidalCommandSchemas } from './tidal-commands.ts'

const reasonCode = reasonCodeSchema
const { itemCodes } = selectionShape

/** 不持件 / 持件 / 等待: they differ in where the visitor may return and in whose time it is. */
export const holdKindSchema = z.enum(['papers-taken', 'papers-kept', 'awaiting-step'])
export type HoldKind = z.infer<typeof holdKindSchema>

/** Five levels of 国办发〔2019〕51号; codes of exchange formats are converted at the edge. */
export const satisfactionSchema = z.enum([
  'very-satisfied',
  'satisfied',
  'fairly-satisfied',
  'dissatisfied',
  'very-dissatisfied',
])
export type Satisfaction = z.infer<typeof satisfactionSchema>

export const ratingChannelSchema = z.enum(['evaluator', 'phone', 'kiosk'])
export type RatingChannel = z.infer<typeof ratingChannelSchema>

export const transferTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('window'), windowId: windowIdSchema }),
  z.strictObject({ kind: z.literal('queue'), queueId: queueIdSchema }),
])
export type TransferTarget = z.infer<typeof transferTargetSchema>

const atWindow = { windowId: windowIdSchema }
const ofTicket = { ticketId: ticketIdSchema }

export const commandSchemas = {
  ...takeCommandSchemas,
  ...bookingCommandSchemas,
  ...needCommandSchemas,
  ...dispatchCommandSchemas,
  ...filedCommandSchemas,
  ...tidalCommandSchemas,
  AbandonTicket: command('AbandonTicket', { ...ofTicket, reasonCode: reasonCode.optional() }),
  ReinstateTicket: command('ReinstateTicket', ofTicket),
  CallNext: command('CallNext', atWindow),
  CallTicket: command('CallTicket', { ...atWindow, ...ofTicket, reasonCode }),
  RecallTicket: command('RecallTicket', atWindow),
  RecordNoShow: command('RecordNoShow', atWindow),
  StartServing: command('StartServing', atWindow),
  FinishServing: command('FinishServing', atWindow),
  TransferTicket: command('TransferTicket', {
    ...atWindow,
    target: transferTargetSchema,
    reasonCode,
    /** What a number without items was found to need (咨询). */
    itemCodes: itemCodes.optional(),
  }),
  HoldTicket: command('HoldTicket', { ...atWindow, kind: holdKindSchema }),
  ResumeTicket: command('ResumeTicket', { ...atWindow, ...ofTicket }),
  AddServiceItem: command('AddServiceItem', { ...atWindow, itemCode: itemCodeSchema }),
  DropServiceItem: command('DropServiceItem', { ...atWindow, itemCode: itemCodeSchema }),
  ReturnForCorrection: command('ReturnForCorrection', {
    ...atWindow,
    reasonCode,
    /** 一次性告知: all the papers that are missing, said once. */
    missing: z.array(z.string().min(1).max(60)).max(30),
  }),
  /** Who the applicants are, when the clerk needs it; that somebody looked is kept. */
  ShowApplicants: command('ShowApplicants', atWindow),
  CallForHelp: command('CallForHelp', { ...atWindow, reasonCode }),
  OpenWindow: command('OpenWindow', atWindow),
  PauseWindow: command('PauseWindow', { ...atWindow, reasonCode }),
  ResumeWindow: command('ResumeWindow', atWindow),
  CloseWindow: command('CloseWindow', atWindow),
  RateService: command('RateService', {
    servingId: servingIdSchema,
    satisfaction: satisfactionSchema,
    /** Label codes of the national list, such as 510. */
    labels: z.array(z.string().regex(/^[1-5][0-9]{2}$/)).max(8),
    channel: ratingChannelSchema,
  }),
  OpenDay: command('OpenDay', { businessDate: businessDateSchema }),
  CloseDay: command('CloseDay', {}),
  /** The hall's own. */
  TellClosing: command('TellClosing', { businessDate: businessDateSchema }),
  AdoptPlan: command('AdoptPlan', { plan: planSchema }),
  AddPerson: command('AddPerson', { personId: personIdSchema }),
  GrantRole: command('GrantRole', {
    personId: personIdSchema,
    role: roleSchema,
    /** The city's own appointment; the hall cannot grant those roles. */
    appointedOutside: z.boolean(),
  }),
  RevokeRole: command('RevokeRole', { personId: personIdSchema, role: roleSchema }),
  RecordSignIn: command('RecordSignIn', {
    personId: personIdSchema,
    outcome: signInOutcomeSchema,
    /** The terminal's window, for a clerk. */
    windowId: windowIdSchema.optional(),
  }),
  PairDevice: command('PairDevice', {
    deviceId: deviceIdSchema,
    assignment: deviceAssignmentSchema,
  }),
  RevokeDevice: command('RevokeDevice', { deviceId: deviceIdSchema }),
} as const

export type CommandType = keyof typeof commandSchemas
export type HallCommand = z.infer<(typeof commandSchemas)[CommandType]>
export type CommandOf<Type extends CommandType> = Extract<HallCommand, { type: Type }>

const everySchema = Object.values(commandSchemas) as unknown as readonly [
  (typeof commandSchemas)['IssueTicket'],
  ...(typeof commandSchemas)[CommandType][],
]

export const commandSchema = z.discriminatedUnion('type', everySchema)
export const commandTypes = Object.keys(commandSchemas) as readonly CommandType[]
