import { z } from 'zod'
import { durationMsSchema } from '../words.ts'

/**
 * What gives a number a faster growing score than an ordinary one: an appointment kept on time, a
 * confirmed lawful priority, the green channel, coming back after being sent for a paper, being sent on by a window.
 */
export const ticketClasses = [
  'ordinary',
  'booked',
  'priority',
  'green',
  'returning',
  'transferred',
] as const
export const ticketClassSchema = z.enum(ticketClasses)
export type TicketClass = z.infer<typeof ticketClassSchema>

export const ticketClassText: Record<TicketClass, { zh: string; en: string }> = {
  ordinary: { zh: '普通', en: 'Ordinary' },
  booked: { zh: '预约', en: 'Booked' },
  priority: { zh: '优先', en: 'Priority' },
  green: { zh: '绿色通道', en: 'Green channel' },
  returning: { zh: '补件返回', en: 'Back with papers' },
  transferred: { zh: '转办', en: 'Transferred' },
}

/** Score gained in each ms of waiting: with 2 a wait counts double. */
const rateSchema = z.number().min(0.01).max(100)

/** By which of its rules an accumulating-priority policy chose. */
export const callRuleSchema = z.enum(['accumulated', 'overtaken', 'cap'])
export type CallRule = z.infer<typeof callRuleSchema>

/** Which rule chooses the next ticket. First-come-first-served has no numbers. */
export const callPolicySchema = z.discriminatedUnion('policyId', [
  z.strictObject({ policyId: z.literal('first-come-first-served') }),
  z.strictObject({
    policyId: z.literal('accumulating-priority'),
    rates: z.strictObject({
      ordinary: rateSchema,
      booked: rateSchema,
      priority: rateSchema,
      /** As priority, if absent. */
      green: rateSchema.optional(),
      returning: rateSchema,
      transferred: rateSchema,
    }),
    /** After so many calls past the first ordinary number of a queue, ordinary ones come first. */
    overtakesMax: z.number().int().min(1).max(20),
    /** Who has waited so long comes first, by arrival and whatever the class. */
    capMs: durationMsSchema.min(60_000),
  }),
])
export type CallPolicySetting = z.infer<typeof callPolicySchema>
export type AccumulatingPrioritySetting = Extract<
  CallPolicySetting,
  { policyId: 'accumulating-priority' }
>
