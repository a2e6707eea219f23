import { z } from 'zod'
import { limits } from '../limits.ts'
import { itemCodeSchema } from '../words.ts'
import { command } from './command.ts'

/** 办件编号 of a case that was filed online, in capitals; no personal data, and yet on no board. */
export const filedNumberSchema = z
  .string()
  .regex(/^[0-9A-Z-]{1,40}$/)
  .brand<'FiledNumber'>()
export type FiledNumber = z.infer<typeof filedNumberSchema>

/** 交原件 / 取件 */
export const filedPurposeSchema = z.enum(['hand-in', 'pick-up'])
export type FiledPurpose = z.infer<typeof filedPurposeSchema>

export const filedPurposeText: Record<FiledPurpose, { zh: string; en: string }> = {
  'hand-in': { zh: '已网办·交原件', en: 'Filed online: hand in originals' },
  'pick-up': { zh: '已网办·取件', en: 'Filed online: pick up' },
}

/** How far a case is; it only ever goes on, and what was withdrawn is over. */
export const filedStates = ['filed', 'handed-in', 'ready', 'collected', 'withdrawn'] as const
export const filedStateSchema = z.enum(filedStates)
export type FiledState = z.infer<typeof filedStateSchema>

/** As it was typed; the hall's plan says what a number looks like. */
const numberSaid = z.string().min(1).max(60)

/** 已网办: why somebody comes although everything was filed online. */
export const filedVisitSchema = z.strictObject({
  caseNumber: numberSaid,
  purpose: filedPurposeSchema,
})
export type FiledVisit = z.infer<typeof filedVisitSchema>

export const filedCommandSchemas = {
  /** From the system where it was filed; told again it changes nothing. */
  RecordFiledCase: command('RecordFiledCase', {
    caseNumber: numberSaid,
    itemCodes: z.array(itemCodeSchema).min(1).max(limits.itemsPerTicketMax),
    state: filedStateSchema,
  }),
} as const
