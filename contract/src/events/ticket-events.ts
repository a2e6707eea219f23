import { z } from 'zod'
import { applicantSchema } from '../commands/applicants.ts'
import {
  holdKindSchema,
  ratingChannelSchema,
  satisfactionSchema,
  transferTargetSchema,
} from '../commands/commands.ts'
import { noteRefSchema, visitorRefSchema } from '../commands/envelope.ts'
import { agentSchema } from '../commands/take-commands.ts'
import { limits } from '../limits.ts'
import { callRuleSchema } from '../plan/call-policy.ts'
import { mattersSchema } from '../plan/items.ts'
import {
  appointmentIdSchema,
  deviceIdSchema,
  durationMsSchema,
  epochMsSchema,
  itemCodeSchema,
  packageCodeSchema,
  personIdSchema,
  queueIdSchema,
  servingIdSchema,
  ticketIdSchema,
  ticketNumberSchema,
  visitIdSchema,
  windowIdSchema,
} from '../words.ts'
import { eventOf } from './event.ts'
import { filedOnTicketSchema } from './filed-events.ts'
import { visitorFactsShape } from './need-events.ts'

const ofTicket = { ticketId: ticketIdSchema, number: ticketNumberSchema }
const ofServing = { ...ofTicket, windowId: windowIdSchema, servingId: servingIdSchema }
/** What the window of that queue does, and what comes after at others. */
const split = { leg: mattersSchema, later: mattersSchema }
const reason = { reasonCode: z.string(), note: noteRefSchema.optional() }

/**
 * Why this ticket and not another. The words come from the rule's id; the full list of candidates
 * is recomputed from the log at the event's position.
 */
export const callBasisSchema = z.strictObject({
  policyId: z.string(),
  parameters: z.record(z.string(), z.number()),
  /** The winner's score under the policy: for first-come-first-served its wait in ms. */
  score: z.number(),
  /** Where the policy has several rules, the one that decided. */
  rule: callRuleSchema.optional(),
  eligibleCount: z.number().int().min(0),
  /** Earlier arrivals that were passed over, at most five, the earliest first, and why. */
  passedOver: z
    .array(
      z.strictObject({
        ticketId: ticketIdSchema,
        number: ticketNumberSchema,
        arrivedAt: epochMsSchema,
        because: z.enum([
          'not-served-here',
          'skill-missing',
          'preferred-window',
          'other-window',
          'lower-score',
          'specific-call',
        ]),
      }),
    )
    .max(limits.passedOverListedMax),
})
export type CallBasis = z.infer<typeof callBasisSchema>
export type PassedOverReason = CallBasis['passedOver'][number]['because']

export const ticketEventSchemas = {
  TicketIssued: eventOf('TicketIssued', {
    ...ofTicket,
    visitId: visitIdSchema,
    queueId: queueIdSchema,
    audience: z.enum(['natural', 'legal']),
    itemCodes: z.array(itemCodeSchema),
    packageCodes: z.array(packageCodeSchema),
    /** When the wait began; kept through transfers and returns. */
    arrivedAt: epochMsSchema,
    source: z.enum(['kiosk', 'staff', 'third-party', 'appointment', 'system']),
    kioskId: deviceIdSchema.optional(),
    appointmentId: appointmentIdSchema.optional(),
    visitor: visitorRefSchema.optional(),
    agent: agentSchema.optional(),
    ...visitorFactsShape,
    /** For whom, where that was said: each with what is wanted how often. */
    applicants: z.array(applicantSchema).readonly().optional(),
    /** 批量: for the bulk windows only. */
    bulk: z.literal(true).optional(),
    filed: filedOnTicketSchema.optional(),
    /** People ahead in the same queue at this moment, as printed. */
    ahead: z.number().int().min(0),
    /** Where no single window does all of it. */
    split: z.strictObject(split).optional(),
  }),
  TicketAbandoned: eventOf('TicketAbandoned', {
    ...ofTicket,
    by: z.enum(['visitor', 'staff', 'second-miss']),
    reasonCode: z.string().optional(),
    note: noteRefSchema.optional(),
  }),
  TicketCalled: eventOf('TicketCalled', {
    ...ofTicket,
    windowId: windowIdSchema,
    via: z.enum(['next', 'specific']),
    callCount: z.number().int().min(1),
    reasonCode: z.string().optional(),
    note: noteRefSchema.optional(),
    /** Waited since arrival or since last queued, in ms, never negative. */
    waitMs: durationMsSchema,
    basis: callBasisSchema,
    /** 自动叫号: the hall called, for a clerk who had said ready. */
    dispatched: z.literal(true).optional(),
  }),
  TicketRecalled: eventOf('TicketRecalled', {
    ...ofTicket,
    windowId: windowIdSchema,
    callCount: z.number().int().min(2),
  }),
  NoShowRecorded: eventOf('NoShowRecorded', {
    ...ofTicket,
    windowId: windowIdSchema,
    callCount: z.number().int().min(1),
    by: z.enum(['clerk', 'deadline']),
  }),
  TicketReinstated: eventOf('TicketReinstated', {
    ...ofTicket,
    /** It stands behind this ticket now; absent when nobody waits. */
    behindTicketId: ticketIdSchema.optional(),
    ahead: z.number().int().min(0),
    reinstateCount: z.number().int().min(1),
  }),
  ServingStarted: eventOf('ServingStarted', {
    ...ofServing,
    clerkId: personIdSchema.optional(),
    /** Called → seated, in ms. */
    approachMs: durationMsSchema,
  }),
  ServingFinished: eventOf('ServingFinished', {
    ...ofServing,
    outcome: z.enum(['finished', 'returned-for-correction', 'transferred', 'day-closed']),
    /** Net of holds, in ms. */
    servingMs: durationMsSchema,
    heldMs: durationMsSchema,
    /** It ended a leg; the number waits for the next one, told right after. */
    goesOn: z.literal(true).optional(),
  }),
  /** The next part of a visit that no single window does alone; it waits there from now. */
  LegQueued: eventOf('LegQueued', {
    ...ofTicket,
    fromWindowId: windowIdSchema,
    queueId: queueIdSchema,
    ...split,
  }),
  TicketTransferred: eventOf('TicketTransferred', {
    ...ofTicket,
    fromWindowId: windowIdSchema,
    target: transferTargetSchema,
    queueId: queueIdSchema,
    /** What a number without items was found to need. */
    found: z.strictObject(split).optional(),
    ...reason,
  }),
  TicketHeld: eventOf('TicketHeld', { ...ofServing, kind: holdKindSchema }),
  TicketResumed: eventOf('TicketResumed', {
    ...ofServing,
    heldMs: durationMsSchema,
    /** The visitor sat in the hall and is called back (HOLD-5); with papers taken they came. */
    calledBack: z.literal(true).optional(),
  }),
  ServiceItemAdded: eventOf('ServiceItemAdded', {
    ...ofServing,
    itemCode: itemCodeSchema,
    /** This window cannot do it; it comes after, at another one. */
    later: z.literal(true).optional(),
  }),
  ServiceItemDropped: eventOf('ServiceItemDropped', { ...ofServing, itemCode: itemCodeSchema }),
  /** A clerk looked up who the applicants are. */
  ApplicantsShown: eventOf('ApplicantsShown', ofServing),
  ReturnedForCorrection: eventOf('ReturnedForCorrection', {
    ...ofServing,
    ...reason,
    missing: z.array(z.string()).max(30),
  }),
  TicketExpired: eventOf('TicketExpired', {
    ...ofTicket,
    status: z.enum(['waiting', 'called', 'serving', 'held', 'no-show']),
  }),
  ServiceRated: eventOf('ServiceRated', {
    servingId: servingIdSchema,
    ticketId: ticketIdSchema,
    windowId: windowIdSchema,
    satisfaction: satisfactionSchema,
    labels: z.array(z.string()).max(8),
    channel: ratingChannelSchema,
    note: noteRefSchema.optional(),
  }),
} as const
