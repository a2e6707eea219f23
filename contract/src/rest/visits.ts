import { z } from 'zod'
import { applicantKindSchema, authorisationSchema } from '../commands/applicants.ts'
import { filedCommandSchemas } from '../commands/filed-commands.ts'
import { limits } from '../limits.ts'
import { refusalCodes } from '../refusals.ts'
import { terminalCommandIdSchema, ticketNumberSchema, wordsSchema } from '../words.ts'

/** POST /api/windows/{windowId}/applicants — the clerk who serves them; that they looked is kept. */
export const showApplicantsRequestSchema = z.strictObject({ commandId: terminalCommandIdSchema })
export const shownApplicantsSchema = z.strictObject({
  number: ticketNumberSchema,
  applicants: z.array(
    z.strictObject({
      kind: applicantKindSchema,
      authorisation: authorisationSchema,
      name: z.string().optional(),
      creditCode: z.string().optional(),
      /** Without the day of birth. */
      idNumber: z.string().optional(),
    }),
  ),
})
export type ShownApplicants = z.infer<typeof shownApplicantsSchema>

/** One case of the system where it was filed. */
export const filedCaseRowSchema = filedCommandSchemas.RecordFiledCase.shape.data
export type FiledCaseRow = z.infer<typeof filedCaseRowSchema>

/** POST /api/filed-cases — each row is checked by itself, so that one bad row holds up no other. */
export const filedCasesRequestSchema = z.strictObject({
  rows: z.array(z.unknown()).max(limits.filedCasesPerImportMax),
})
export const filedCasesReplySchema = z.strictObject({
  stored: z.number().int(),
  /** Known already, as far or further. */
  unchanged: z.number().int(),
  refused: z.array(
    z.strictObject({
      /** The first case is 1. */
      row: z.number().int(),
      field: z.string().optional(),
      code: z.enum(refusalCodes),
      words: wordsSchema,
    }),
  ),
})
export type FiledCasesReply = z.infer<typeof filedCasesReplySchema>
