import { z } from 'zod'
import { applicantKindSchema, authorisationSchema } from '../commands/applicants.ts'
import { filedPurposeSchema } from '../commands/filed-commands.ts'
import { itemLineSchema } from './common.ts'

/** What is special about a visit: for whom, how much, or by 办件编号; absent for nearly everybody. */
export const visitLineSchema = z.strictObject({
  /** 份数 of the whole visit. */
  units: z.number().int().min(1),
  /** 批量: left to the bulk windows. */
  bulk: z.literal(true).optional(),
  /** 代办 by whom only the number of people was said. */
  principals: z.number().int().optional(),
  applicants: z.array(
    z.strictObject({
      kind: applicantKindSchema,
      authorisation: authorisationSchema,
      units: z.number().int(),
      /** Who it is lies sealed and may be looked up while they are served. */
      sealed: z.boolean(),
    }),
  ),
  filed: z
    .strictObject({
      purpose: filedPurposeSchema,
      /** Whole at the counter; elsewhere its end alone. */
      caseNumber: z.string(),
      items: z.array(itemLineSchema),
    })
    .optional(),
})
export type VisitLine = z.infer<typeof visitLineSchema>
