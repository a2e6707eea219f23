import { z } from 'zod'
import { hallIdSchema, wordsSchema } from '../words.ts'
import { calendarSchema } from './calendar.ts'
import { callPolicySchema } from './call-policy.ts'
import { responsibleUnitSchema } from './case-rules.ts'
import { comprehensiveExceptionSchema } from './comprehensive.ts'
import { dutyPlanSchema } from './duty-plan.ts'
import { houseRulesSchema } from './house-rules.ts'
import {
  documentSchema,
  itemPrecedenceSchema,
  serviceItemSchema,
  servicePackageSchema,
  windowFamilySchema,
} from './items.ts'
import { clerkSkillsSchema } from './need-rules.ts'
import {
  hallDeviceSchema,
  kioskPlaceSchema,
  queueSchema,
  serviceWindowSchema,
  zoneSchema,
} from './places.ts'

/**
 * The hall as it works from the moment it is adopted: places, items, rules, calendar. This is the
 * shape; what must agree between its parts is checked by the server's plan validation.
 */
export const planSchema = z.strictObject({
  hallId: hallIdSchema,
  name: wordsSchema,
  /** Foot of the boards. */
  tips: z.array(wordsSchema).max(10),
  supervisionPhone: z.string().max(40),
  zones: z.array(zoneSchema).min(1).max(20),
  queues: z.array(queueSchema).min(1).max(200),
  families: z.array(windowFamilySchema).min(1).max(60),
  windows: z.array(serviceWindowSchema).min(1).max(200),
  /** Skills that a clerk brings along. */
  clerkSkills: z.array(clerkSkillsSchema).max(1_000).optional(),
  kiosks: z.array(kioskPlaceSchema).max(40),
  devices: z.array(hallDeviceSchema).max(600),
  documents: z.array(documentSchema).max(2_000),
  items: z.array(serviceItemSchema).min(1).max(3_000),
  packages: z.array(servicePackageSchema).max(300),
  /** The order of a visit's windows; without it the shortest line comes first. */
  itemPrecedences: z.array(itemPrecedenceSchema).max(2_000).optional(),
  /** 责任单位, to whom cases are given. */
  units: z.array(responsibleUnitSchema).max(200).optional(),
  /** Present, but received by its department's own window only. */
  comprehensiveExceptions: z.array(comprehensiveExceptionSchema).max(3_000).optional(),
  calendar: calendarSchema,
  dutyPlan: dutyPlanSchema.optional(),
  rules: houseRulesSchema,
  callPolicy: callPolicySchema,
})
export type Plan = z.infer<typeof planSchema>
