import { z } from 'zod'

/** 一人多份、代办: how several of the same count. No standard fixes these numbers. */
export const applicantRulesSchema = z.strictObject({
  /** Part of the first one's time that each further unit of the same item saves: 0.4 leaves 0.6 of it. */
  savingPerFurtherUnit: z.number().min(0).max(0.95),
  /** Numbers a day in which one applicant may be; without it the ceiling of a person holds. */
  ticketsPerApplicantPerDayMax: z.number().int().min(1).max(999).optional(),
})
export type ApplicantRules = z.infer<typeof applicantRulesSchema>

/** 批量: above so many units a visit goes to the bulk windows, or to a booked slot. */
export const bulkRulesSchema = z.strictObject({
  aboveUnits: z.number().int().min(1).max(999),
})
export type BulkRules = z.infer<typeof bulkRulesSchema>

/** 已网办: who filed online and comes with the originals, or for what was made. */
export const filedOnlineRulesSchema = z.strictObject({
  /** What an 办件编号 of this place looks like; each platform has its own. */
  caseNumber: z.strictObject({
    characters: z.enum(['digits', 'letters-and-digits']),
    lengthMin: z.number().int().min(4).max(40),
    lengthMax: z.number().int().min(4).max(40),
  }),
  /** A number that no system has told the hall: refused, or the visitor says what it is for. */
  unknownCases: z.enum(['refuse', 'accept']),
  /** A case of which nothing was heard so long is forgotten. */
  keptDays: z.number().int().min(1).max(366),
})
export type FiledOnlineRules = z.infer<typeof filedOnlineRulesSchema>
