import { z } from 'zod'
import { limits } from '../limits.ts'
import { itemCodeSchema, packageCodeSchema, visitorIdSchema } from '../words.ts'

/**
 * 授权委托书: the applicant's own matter or that of whom they represent by law, seen by staff, brought by
 * the visitor's own word, or not there.
 */
export const authorisationSchema = z.enum(['own', 'shown', 'brought', 'missing'])
export type Authorisation = z.infer<typeof authorisationSchema>

export const authorisationText: Record<Authorisation, { zh: string; en: string }> = {
  own: { zh: '本人或法定代表人', en: 'Own matter' },
  shown: { zh: '授权书已核', en: 'Authorisation seen' },
  brought: { zh: '自述已带授权书', en: 'Says it is at hand' },
  missing: { zh: '未带授权书', en: 'No authorisation' },
}

export const applicantKindSchema = z.enum(['person', 'company'])
export type ApplicantKind = z.infer<typeof applicantKindSchema>

/** Any whole number may be said; one that is not possible is refused with words. */
const countSaid = z.number().int().min(0).max(9_999)

/** How often each thing is wanted; without any it is everything of the number, once each. */
const wantedShape = {
  items: z
    .array(z.strictObject({ itemCode: itemCodeSchema, count: countSaid }))
    .max(limits.itemsPerTicketMax)
    .optional(),
  packages: z
    .array(z.strictObject({ packageCode: packageCodeSchema, count: countSaid }))
    .max(limits.packagesPerTicketMax)
    .optional(),
}

const personNames = {
  name: z.string().min(1).max(60).optional(),
  authorisation: authorisationSchema,
}

/** For whom somebody came: who that is never enters the log. */
export const applicantDetailsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('person'),
    ...personNames,
    idNumber: z
      .string()
      .regex(/^[0-9]{17}[0-9Xx]$/)
      .optional(),
    ...wantedShape,
  }),
  z.strictObject({
    kind: z.literal('company'),
    ...personNames,
    /** 统一社会信用代码; a wrong one is refused with words. */
    creditCode: z.string().min(1).max(40),
    ...wantedShape,
  }),
])
export type ApplicantDetails = z.infer<typeof applicantDetailsSchema>

export const applicantListSchema = z
  .array(applicantDetailsSchema)
  .min(1)
  .max(limits.applicantsPerTicketMax)

/** An applicant whose details are sealed away; the hash knows the same one again (APPL-4). */
export interface ApplicantRef {
  readonly kind: ApplicantKind
  readonly visitorId?: z.infer<typeof visitorIdSchema>
  readonly applicantHash?: string
  readonly authorisation: Authorisation
  readonly items?: z.infer<typeof applicantSchema>['items'] | undefined
  readonly packages?: z.infer<typeof applicantSchema>['packages'] | undefined
}

const count = z.number().int().min(1).max(limits.unitsPerMatterMax)

/** As the log keeps one: what is wanted how often, and nobody's name. */
export const applicantSchema = z.strictObject({
  kind: applicantKindSchema,
  visitorId: visitorIdSchema.optional(),
  applicantHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  authorisation: authorisationSchema,
  items: z.array(z.strictObject({ itemCode: itemCodeSchema, count })).readonly(),
  packages: z.array(z.strictObject({ packageCode: packageCodeSchema, count })).readonly(),
})
export type Applicant = z.infer<typeof applicantSchema>

/** How many applicants and units a choice is for, before anybody is named: the card before the number. */
export const unitCountsSchema = z
  .array(z.strictObject(wantedShape))
  .min(1)
  .max(limits.applicantsPerTicketMax)
export type UnitCounts = z.infer<typeof unitCountsSchema>
