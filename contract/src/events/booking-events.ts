import { z } from 'zod'
import { applicantSchema } from '../commands/applicants.ts'
import { noteRefSchema, visitorRefSchema } from '../commands/envelope.ts'
import { refusedTakeSchema } from '../commands/take-commands.ts'
import {
  appointmentIdSchema,
  epochMsSchema,
  itemCodeSchema,
  packageCodeSchema,
  queueIdSchema,
  ticketIdSchema,
} from '../words.ts'
import { eventOf } from './event.ts'

export const appointmentSchema = z.strictObject({
  appointmentId: appointmentIdSchema,
  itemCodes: z.array(itemCodeSchema),
  packageCodes: z.array(packageCodeSchema),
  audience: z.enum(['natural', 'legal']),
  slotFrom: epochMsSchema,
  slotTo: epochMsSchema,
  /** Whose capacity it takes. */
  queueId: queueIdSchema.optional(),
  visitor: visitorRefSchema.optional(),
  applicants: z.array(applicantSchema).readonly().optional(),
})
export type Appointment = z.infer<typeof appointmentSchema>

const ofAppointment = { appointmentId: appointmentIdSchema }

export const bookingEventSchemas = {
  AppointmentBooked: eventOf('AppointmentBooked', appointmentSchema.shape),
  AppointmentCancelled: eventOf('AppointmentCancelled', ofAppointment),
  AppointmentCheckedIn: eventOf('AppointmentCheckedIn', {
    ...ofAppointment,
    ticketId: ticketIdSchema,
    timing: z.enum(['on-time', 'late']),
  }),
  /** 爽约 */
  AppointmentMissed: eventOf('AppointmentMissed', ofAppointment),
  BookingLockLifted: eventOf('BookingLockLifted', {
    personHash: z.string().regex(/^[0-9a-f]{64}$/),
    reasonCode: z.string(),
    note: noteRefSchema.optional(),
  }),
  /** The wait before the number: who was turned away is counted, never named. */
  TakeRefused: eventOf('TakeRefused', refusedTakeSchema.shape),
} as const
