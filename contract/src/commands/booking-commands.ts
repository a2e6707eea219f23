import { z } from 'zod'
import { appointmentIdSchema, deviceIdSchema, epochMsSchema } from '../words.ts'
import { command, reasonCodeSchema, selectionShape } from './command.ts'
import { visitorShape } from './need-commands.ts'

const ofAppointment = { appointmentId: appointmentIdSchema }

/** 预约: from an outside platform, a guide, or an import; the id is the number its holder shows. */
export const bookingCommandSchemas = {
  BookAppointment: command('BookAppointment', {
    ...ofAppointment,
    ...selectionShape,
    audience: z.enum(['natural', 'legal']),
    slotFrom: epochMsSchema,
    slotTo: epochMsSchema,
  }),
  CancelAppointment: command('CancelAppointment', ofAppointment),
  CheckInAppointment: command('CheckInAppointment', {
    ...ofAppointment,
    kioskId: deviceIdSchema.optional(),
    ...visitorShape,
  }),
  /** The hall's own: who booked a slot that ended then and did not come. */
  RecordMissedAppointments: command('RecordMissedAppointments', { slotTo: epochMsSchema }),
  /** Gives the right to book back; the person of that booking, or the one whose identity is sent along. */
  LiftBookingLock: command('LiftBookingLock', {
    appointmentId: appointmentIdSchema.optional(),
    reasonCode: reasonCodeSchema,
  }),
} as const
