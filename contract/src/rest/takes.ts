import { z } from 'zod'
import { applicantListSchema, unitCountsSchema } from '../commands/applicants.ts'
import { visitorDetailsSchema } from '../commands/envelope.ts'
import { filedVisitSchema } from '../commands/filed-commands.ts'
import { visitorShape } from '../commands/need-commands.ts'
import { agentSchema } from '../commands/take-commands.ts'
import { limits } from '../limits.ts'
import { positionSchema } from '../position.ts'
import { itemLineSchema, legLineSchema, materialLineSchema } from '../views/common.ts'
import { waitRangeSchema } from '../views/wait-range.ts'
import {
  appointmentIdSchema,
  deviceIdSchema,
  durationMsSchema,
  epochMsSchema,
  itemCodeSchema,
  packageCodeSchema,
  queueIdSchema,
  terminalCommandIdSchema,
  ticketIdSchema,
  ticketNumberSchema,
  wordsSchema,
} from '../words.ts'

/** POST /api/tickets/preview — what a selection would give: the confirm card. Changes nothing. */
export const previewRequestSchema = z.strictObject({
  itemCodes: z.array(itemCodeSchema).max(limits.itemsPerTicketMax),
  packageCodes: z.array(packageCodeSchema).max(limits.packagesPerTicketMax),
  queueId: queueIdSchema.optional(),
  audience: z.enum(['natural', 'legal']),
  filed: filedVisitSchema.optional(),
  /** How much for each applicant; who they are is not told here. */
  applicants: unitCountsSchema.optional(),
})
export const previewReplySchema = z.strictObject({
  queueId: queueIdSchema,
  queueName: wordsSchema,
  zoneName: wordsSchema,
  ahead: z.number().int(),
  openWindows: z.number().int(),
  items: z.array(itemLineSchema),
  materials: z.array(materialLineSchema),
  selfService: z.boolean(),
  /** Until the call at the first window; absent where nobody can know. */
  waitRange: waitRangeSchema.optional(),
  /** 份数, where more than one for each thing. */
  units: z.number().int().min(2).optional(),
  /** It goes to the bulk windows. */
  bulk: z.literal(true).optional(),
  expectedMs: durationMsSchema.optional(),
  /** Only where no single window does all of it: one after another, the first one first. */
  legs: z
    .array(
      legLineSchema
        .pick({ items: true, place: true, zoneName: true })
        .extend({ ahead: z.number().int() }),
    )
    .optional(),
})
export type PreviewRequest = z.infer<typeof previewRequestSchema>
export type PreviewReply = z.infer<typeof previewReplySchema>

/** POST /api/tickets — kiosks, guides and third parties. */
export const takeRequestSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  ...previewRequestSchema.shape,
  kioskId: deviceIdSchema.optional(),
  agent: agentSchema.optional(),
  applicants: applicantListSchema.optional(),
  ...visitorShape,
  visitor: visitorDetailsSchema.optional(),
})
/** POST /api/appointments/check-in — the same answer. */
export const checkInRequestSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  appointmentId: appointmentIdSchema,
  kioskId: deviceIdSchema.optional(),
  ...visitorShape,
  /** Whose card was read here; whose number it is was said with the booking. */
  visitor: visitorDetailsSchema.optional(),
})
export const takenReplySchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: ticketNumberSchema,
  queueName: wordsSchema,
  zoneName: wordsSchema,
  ahead: z.number().int(),
  waitRange: waitRangeSchema.optional(),
  issuedAt: epochMsSchema,
  /** The token of the visitor's page, and its whole address for the QR code. */
  link: z.string(),
  url: z.string(),
  /** A claim of priority that came with it: whether it counts already. */
  claim: z.enum(['waiting', 'confirmed']).optional(),
  position: positionSchema,
  duplicate: z.boolean(),
})
export type TakeRequest = z.infer<typeof takeRequestSchema>
export type CheckInRequest = z.infer<typeof checkInRequestSchema>
export type TakenReply = z.infer<typeof takenReplySchema>
