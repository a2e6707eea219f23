import { z } from 'zod'
import { noteRefSchema } from '../commands/envelope.ts'
import { deviceAssignmentSchema } from '../people/devices.ts'
import { roleSchema } from '../people/roles.ts'
import { signInOutcomeSchema } from '../people/sign-in.ts'
import { planSchema } from '../plan/plan.ts'
import {
  businessDateSchema,
  deviceIdSchema,
  durationMsSchema,
  epochMsSchema,
  personIdSchema,
  ticketIdSchema,
  windowIdSchema,
} from '../words.ts'
import { eventOf } from './event.ts'

const atWindow = { windowId: windowIdSchema }

export const hallEventSchemas = {
  PlanAdopted: eventOf('PlanAdopted', {
    planVersion: z.number().int().min(1),
    plan: planSchema,
    /** Why: it stands beside the figures of its period (CONDUCT-6). */
    note: noteRefSchema.optional(),
  }),
  DayOpened: eventOf('DayOpened', { businessDate: businessDateSchema }),
  /** Told once a day, before the last session ends (CLOSE-1). */
  ClosingTold: eventOf('ClosingTold', {
    businessDate: businessDateSchema,
    mode: z.enum(['serve-all', 'tell']),
    /** End of the last session. */
    endsAt: epochMsSchema,
    waiting: z.number().int().min(0),
    /** Who will likely not be served before; nobody where the hall serves all. */
    unserved: z.array(ticketIdSchema),
  }),
  DayClosed: eventOf('DayClosed', {
    businessDate: businessDateSchema,
    issued: z.number().int().min(0),
    finished: z.number().int().min(0),
    abandoned: z.number().int().min(0),
    expired: z.number().int().min(0),
  }),
  WindowOpened: eventOf('WindowOpened', { ...atWindow, clerkId: personIdSchema.optional() }),
  WindowPaused: eventOf('WindowPaused', {
    ...atWindow,
    reasonCode: z.string(),
    note: noteRefSchema.optional(),
  }),
  WindowResumed: eventOf('WindowResumed', { ...atWindow, pausedMs: durationMsSchema }),
  WindowClosed: eventOf('WindowClosed', { ...atWindow, by: z.enum(['clerk', 'day-closed']) }),
  HelpCalled: eventOf('HelpCalled', {
    ...atWindow,
    reasonCode: z.string(),
    ticketId: ticketIdSchema.optional(),
    note: noteRefSchema.optional(),
  }),
} as const

export const peopleEventSchemas = {
  PersonAdded: eventOf('PersonAdded', { personId: personIdSchema }),
  RoleGranted: eventOf('RoleGranted', {
    personId: personIdSchema,
    role: roleSchema,
    appointedOutside: z.boolean(),
  }),
  RoleRevoked: eventOf('RoleRevoked', { personId: personIdSchema, role: roleSchema }),
  SignInRecorded: eventOf('SignInRecorded', {
    personId: personIdSchema,
    outcome: signInOutcomeSchema,
    windowId: windowIdSchema.optional(),
  }),
  DevicePaired: eventOf('DevicePaired', {
    deviceId: deviceIdSchema,
    assignment: deviceAssignmentSchema,
  }),
  DeviceRevoked: eventOf('DeviceRevoked', { deviceId: deviceIdSchema }),
} as const
