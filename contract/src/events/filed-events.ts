import { z } from 'zod'
import {
  filedNumberSchema,
  filedPurposeSchema,
  filedStateSchema,
} from '../commands/filed-commands.ts'
import { itemCodeSchema } from '../words.ts'
import { eventOf } from './event.ts'

const ofCase = { caseNumber: filedNumberSchema, itemCodes: z.array(itemCodeSchema).readonly() }

/** 已网办 on a ticket: which case, what for, and its items. */
export const filedOnTicketSchema = z.strictObject({ ...ofCase, purpose: filedPurposeSchema })
export type FiledOnTicket = z.infer<typeof filedOnTicketSchema>

export const filedEventSchemas = {
  FiledCaseRecorded: eventOf('FiledCaseRecorded', { ...ofCase, state: filedStateSchema }),
} as const
