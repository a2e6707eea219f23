import { z } from 'zod'
import { deviceIdSchema, personIdSchema, windowIdSchema, zoneIdSchema } from '../words.ts'

/** What pairs with the hall and holds a token. Signs and printers hang on a bridge and hold none. */
export const deviceKindSchema = z.enum([
  'kiosk',
  'board',
  'window-screen',
  'wall',
  'bridge',
  'third-party',
])
export type DeviceKind = z.infer<typeof deviceKindSchema>

export const deviceKindText: Record<DeviceKind, { zh: string; en: string }> = {
  kiosk: { zh: '取号机', en: 'Kiosk' },
  board: { zh: '综合屏', en: 'Call board' },
  'window-screen': { zh: '窗口屏', en: 'Window screen' },
  wall: { zh: '管理大屏', en: 'Live wall' },
  bridge: { zh: '硬件网关', en: 'Firmware bridge' },
  'third-party': { zh: '第三方系统', en: 'Third-party system' },
}

export const deviceAssignmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kiosk'), kioskId: deviceIdSchema }),
  z.strictObject({ kind: z.literal('board'), zoneId: zoneIdSchema }),
  z.strictObject({ kind: z.literal('window-screen'), windowId: windowIdSchema }),
  z.strictObject({ kind: z.literal('wall') }),
  z.strictObject({ kind: z.literal('bridge'), bridgeId: deviceIdSchema }),
  z.strictObject({ kind: z.literal('third-party'), name: z.string().min(1).max(40) }),
])
export type DeviceAssignment = z.infer<typeof deviceAssignmentSchema>

/** Who did it, taken from the session and never from the payload. */
export const actorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('staff'), personId: personIdSchema }),
  z.strictObject({ kind: z.literal('device'), deviceId: deviceIdSchema }),
  /** The holder of the ticket's own link. */
  z.strictObject({ kind: z.literal('visitor') }),
  z.strictObject({
    kind: z.literal('system'),
    part: z.enum(['start', 'deadline', 'demo', 'console', 'intake', 'conduct', 'forecast']),
  }),
])
export type Actor = z.infer<typeof actorSchema>
