import { z } from 'zod'
import { applicantListSchema } from '../commands/applicants.ts'
import { visitorDetailsSchema } from '../commands/envelope.ts'
import { limits } from '../limits.ts'
import { positionSchema } from '../position.ts'
import { refusalCodes } from '../refusals.ts'
import {
  appointmentIdSchema,
  businessDateSchema,
  clockTimeSchema,
  epochMsSchema,
  itemCodeSchema,
  packageCodeSchema,
  queueIdSchema,
  terminalCommandIdSchema,
  wordsSchema,
} from '../words.ts'

const itemCodes = z.array(itemCodeSchema).max(limits.itemsPerTicketMax)
const packageCodes = z.array(packageCodeSchema).max(limits.packagesPerTicketMax)
const audience = z.enum(['natural', 'legal'])

/** GET /api/appointments/slots?date=&itemCodes=&packageCodes=&audience= — public; codes by commas. */
export const slotsReplySchema = z.strictObject({
  date: businessDateSchema,
  queueId: queueIdSchema,
  queueName: wordsSchema,
  slots: z.array(
    z.strictObject({
      slotFrom: epochMsSchema,
      slotTo: epochMsSchema,
      perSlot: z.number().int(),
      left: z.number().int(),
    }),
  ),
})
export type SlotsReply = z.infer<typeof slotsReplySchema>

/** POST /api/appointments — guides and outside platforms. */
export const bookRequestSchema = z.strictObject({
  commandId: terminalCommandIdSchema,
  /** The platform's own number; without it the hall makes one of eight digits. */
  appointmentId: appointmentIdSchema.optional(),
  itemCodes,
  packageCodes,
  audience,
  slotFrom: epochMsSchema,
  slotTo: epochMsSchema,
  visitor: visitorDetailsSchema.optional(),
  applicants: applicantListSchema.optional(),
})
export type BookRequest = z.infer<typeof bookRequestSchema>

export const bookedReplySchema = z.strictObject({
  appointmentId: appointmentIdSchema,
  slotFrom: epochMsSchema,
  slotTo: epochMsSchema,
  queueName: wordsSchema,
  zoneName: wordsSchema,
  position: positionSchema,
  duplicate: z.boolean(),
})
export type BookedReply = z.infer<typeof bookedReplySchema>

/** POST /api/appointments/{appointmentId}/cancel */
export const cancelBookingRequestSchema = z.strictObject({ commandId: terminalCommandIdSchema })

/** One booking of an outside platform; in CSV lists are separated by spaces. */
export const bookingRowSchema = z.strictObject({
  bookingNumber: appointmentIdSchema,
  itemCodes: itemCodes.optional(),
  packageCodes: packageCodes.optional(),
  audience: audience.optional(),
  date: businessDateSchema,
  from: clockTimeSchema,
  to: clockTimeSchema,
  ...visitorDetailsSchema.shape,
})
export type BookingRow = z.infer<typeof bookingRowSchema>

/** POST /api/appointments/import — `{ rows: [...] }` as JSON, or the same columns as text/csv. */
export const importRequestSchema = z.strictObject({
  /** Each row is checked by itself, so that one bad row holds up no other. */
  rows: z.array(z.unknown()).max(limits.bookingsPerImportMax),
})
export const importReplySchema = z.strictObject({
  stored: z.number().int(),
  /** Known already with the same contents. */
  unchanged: z.number().int(),
  refused: z.array(
    z.strictObject({
      /** The first booking is 1; in CSV the header does not count. */
      row: z.number().int(),
      bookingNumber: z.string().optional(),
      field: z.string().optional(),
      code: z.enum(refusalCodes),
      words: wordsSchema,
    }),
  ),
})
export type ImportReply = z.infer<typeof importReplySchema>

/** GET /api/appointments?date= — by guides and managers: the bookings of a day. */
export const bookingListSchema = z.strictObject({
  date: businessDateSchema,
  bookings: z.array(
    z.strictObject({
      appointmentId: appointmentIdSchema,
      slotFrom: epochMsSchema,
      slotTo: epochMsSchema,
      errand: z.string(),
      state: z.enum(['booked', 'checked-in', 'cancelled', 'missed']),
      late: z.boolean(),
      /** The person may book no more until then. */
      lockedUntil: epochMsSchema.optional(),
    }),
  ),
  liftReasons: z.array(z.strictObject({ code: z.string(), words: wordsSchema })),
  /** 高频代办 of today; the mark tells one agent from another and nothing else. */
  agents: z.array(
    z.strictObject({
      mark: z.string(),
      tickets: z.number().int(),
      principals: z.number().int(),
    }),
  ),
  /** Takes that were refused today, the most frequent first. */
  refusedTakes: z.array(
    z.strictObject({ code: z.enum(refusalCodes), words: wordsSchema, times: z.number().int() }),
  ),
})
export type BookingList = z.infer<typeof bookingListSchema>
