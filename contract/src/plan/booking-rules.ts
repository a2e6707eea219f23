import { z } from 'zod'
import { durationMsSchema, itemCodeSchema, queueIdSchema } from '../words.ts'
import { reasonSchema } from './reasons.ts'

const sessionId = z.string().regex(/^[a-z][a-z0-9-]{0,15}$/)
const perSlot = z.number().int().min(0).max(999)

/**
 * 预约. No national standard fixes these numbers; halls publish their own: book a day ahead within five
 * working days, cancel two hours before, one booking per person and day (惠州仲恺 预约须知), slots of an
 * hour (新乡红旗区). How early and late one may check in stands in the house rules.
 */
export const bookingRulesSchema = z.strictObject({
  /** Each session is cut into slots of this length; what is left over at its end is not booked. */
  slotMs: durationMsSchema.min(5 * 60_000).max(4 * 3_600_000),
  /** 0 allows a booking for today. */
  daysAheadMin: z.number().int().min(0).max(30),
  daysAheadMax: z.number().int().min(0).max(90),
  /** Bookings of one person that are still to come. */
  perPersonMax: z.number().int().min(1).max(20),
  perPersonPerDayMax: z.number().int().min(1).max(20),
  /** A visitor cancels until so long before the slot. */
  cancelBeforeMs: durationMsSchema.max(7 * 86_400_000),
  /** A queue takes bookings in the sessions that are named here, so many in each slot. */
  queueCapacities: z
    .array(z.strictObject({ queueId: queueIdSchema, sessionId, perSlot }))
    .max(1_200),
  /** Some items have a smaller share of their own: a machine, one officer. */
  itemCapacities: z
    .array(z.strictObject({ itemCode: itemCodeSchema, sessionId, perSlot }))
    .max(600),
  /** 爽约: so many within so many days, and no booking for so many days after the last of them. */
  noShow: z.strictObject({
    countMax: z.number().int().min(1).max(20),
    withinDays: z.number().int().min(1).max(366),
    lockDays: z.number().int().min(1).max(366),
  }),
  /** Why a clerk or guide gives somebody the right to book back. */
  liftReasons: z.array(reasonSchema).min(1).max(20),
})
export type BookingRules = z.infer<typeof bookingRulesSchema>
