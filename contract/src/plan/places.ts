import { z } from 'zod'
import {
  deviceIdSchema,
  familyIdSchema,
  queueIdSchema,
  windowIdSchema,
  wordsSchema,
  zoneIdSchema,
} from '../words.ts'
import { skillSchema } from './items.ts'

export const zoneSchema = z.strictObject({
  zoneId: zoneIdSchema,
  name: wordsSchema,
})
export type Zone = z.infer<typeof zoneSchema>

export const queueSchema = z.strictObject({
  queueId: queueIdSchema,
  /** One or two letters before the three digits of the number. */
  prefix: z.string().regex(/^[A-Z]{1,2}$/),
  name: wordsSchema,
  /** Where its visitors wait. */
  zoneId: zoneIdSchema,
  /** Items of these families join this queue. */
  families: z.array(familyIdSchema).max(20),
  /**
   * Where a ticket joins whose items belong to several queues, or which holds a package:
   * the pooled queue of that audience.
   */
  pooledFor: z.enum(['natural', 'legal']).optional(),
  /** 咨询 and 投诉 need no item; the kiosk shows these queues as tiles of their own. */
  withoutItems: z.enum(['consultation', 'complaint', 'pick-up']).optional(),
})
export type Queue = z.infer<typeof queueSchema>

/** 窗口. Not `Window`: in browser code that name already means something else. */
export const serviceWindowSchema = z.strictObject({
  windowId: windowIdSchema,
  /** 3 is spoken as 三号窗口. */
  windowNumber: z.number().int().min(1).max(999),
  label: wordsSchema,
  zoneId: zoneIdSchema,
  /** The queues it calls from; of their tickets it may take those whose items its skills cover. */
  serves: z.array(queueIdSchema).max(10),
  skills: z.array(skillSchema).max(60),
  /** 潮汐窗口: closed by default, opened when a queue grows. */
  tidal: z.boolean(),
  /** 批量窗口: takes visits of very many units. */
  bulk: z.boolean().optional(),
  /** 综合窗口; absent, one that calls from a pooled queue is. */
  comprehensive: z.boolean().optional(),
})
export type ServiceWindow = z.infer<typeof serviceWindowSchema>

export const hallDeviceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sign'),
    deviceId: deviceIdSchema,
    bridgeId: deviceIdSchema,
    windowId: windowIdSchema,
    /** Full-width characters in a line. */
    lineCells: z.number().int().min(4).max(40),
  }),
  z.strictObject({
    kind: z.literal('speaker'),
    deviceId: deviceIdSchema,
    bridgeId: deviceIdSchema,
    zoneId: zoneIdSchema,
  }),
  z.strictObject({
    kind: z.literal('printer'),
    deviceId: deviceIdSchema,
    bridgeId: deviceIdSchema,
    kioskId: deviceIdSchema,
  }),
  /** 硬件叫号器, with the four evaluation keys where it has them. */
  z.strictObject({
    kind: z.literal('keypad'),
    deviceId: deviceIdSchema,
    bridgeId: deviceIdSchema,
    windowId: windowIdSchema,
  }),
])
export type HallDevice = z.infer<typeof hallDeviceSchema>
export type HallDeviceKind = HallDevice['kind']

export const kioskPlaceSchema = z.strictObject({
  kioskId: deviceIdSchema,
  name: wordsSchema,
})
export type KioskPlace = z.infer<typeof kioskPlaceSchema>
