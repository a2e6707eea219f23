import type { CommandOf, RefusalCode, StampedCommand } from '@yihao/contract'
import { accept, type Decision, refuse } from '../decision.ts'
import type { HallView } from '../hall.ts'

/** A confirmed pairing; the place it is assigned to must be one of the plan (DEVICE-1). */
export function pairDevice(
  _stamped: StampedCommand,
  command: CommandOf<'PairDevice'>,
  hall: HallView,
): Decision {
  const { deviceId, assignment } = command.data
  const refusal = placeMissing(hall, assignment)
  if (refusal !== undefined) return refuse(refusal, { field: 'assignment' })
  return accept({ type: 'DevicePaired', data: { deviceId, assignment } })
}

export function revokeDevice(
  _stamped: StampedCommand,
  command: CommandOf<'RevokeDevice'>,
  hall: HallView,
): Decision {
  const { deviceId } = command.data
  if (!hall.devices.has(deviceId)) return refuse('DeviceUnknown')
  return accept({ type: 'DeviceRevoked', data: { deviceId } })
}

function placeMissing(
  hall: HallView,
  assignment: CommandOf<'PairDevice'>['data']['assignment'],
): RefusalCode | undefined {
  const { plan } = hall
  if (plan === undefined) return 'PlanNotValid'
  switch (assignment.kind) {
    case 'kiosk':
      return plan.kiosks.some((kiosk) => kiosk.kioskId === assignment.kioskId)
        ? undefined
        : 'KioskUnknown'
    case 'board':
      return plan.zones.some((zone) => zone.zoneId === assignment.zoneId)
        ? undefined
        : 'MalformedCommand'
    case 'window-screen':
      return hall.windows.has(assignment.windowId) ? undefined : 'WindowUnknown'
    case 'bridge':
      return plan.devices.some((device) => device.bridgeId === assignment.bridgeId)
        ? undefined
        : 'DeviceUnknown'
    case 'wall':
    case 'third-party':
      return undefined
  }
}
