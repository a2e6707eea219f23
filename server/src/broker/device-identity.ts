import type { DeviceAssignment, DeviceId, RecordedEvent } from '@yihao/contract'
import type { HallView } from '../engine/hall.ts'
import type { DeviceStore } from '../people/device-store.ts'
import type { HallRuntime } from '../runtime/hall-runtime.ts'
import type { BrokerIdentity } from './access.ts'

type PlanOf = Pick<HallView, 'plan'>

/** What a paired device may do over MQTT; undefined for those that have no business there. */
export function brokerIdentityOf(
  { plan }: PlanOf,
  device: { readonly deviceId: DeviceId; readonly assignment: DeviceAssignment },
): BrokerIdentity | undefined {
  const { deviceId: clientId, assignment } = device
  if (assignment.kind === 'third-party') return { clientId, deviceIds: [], readsFeed: true }
  if (assignment.kind !== 'bridge') return undefined
  const devices = plan?.devices ?? []
  const own = devices.filter((one) => one.bridgeId === assignment.bridgeId)
  return { clientId, deviceIds: own.map((one) => one.deviceId), readsFeed: false }
}

/** Client id and user name are the paired device's id, the password is its token. */
export function authenticateDevices(options: {
  readonly deviceStore: Pick<DeviceStore, 'byToken'>
  readonly runtime: Pick<HallRuntime, 'read'>
}) {
  return async (
    clientId: string,
    username: string,
    password: string,
  ): Promise<BrokerIdentity | undefined> => {
    const device = options.deviceStore.byToken(password)
    if (device === undefined || device.deviceId !== username || username !== clientId) {
      return undefined
    }
    return options.runtime.read((hall) =>
      // The log says who is revoked; the table may lag behind it.
      hall.devices.has(device.deviceId) ? brokerIdentityOf(hall, device) : undefined,
    )
  }
}

/**
 * Cuts off who was revoked, and who has other devices since a plan was adopted: they come back at
 * once and are asked anew. Everybody else stays.
 */
export function keepAccess(options: {
  readonly runtime: Pick<HallRuntime, 'onCommitted' | 'read'>
  readonly disconnect: (clientId: string) => void
}): () => void {
  const known = new Map<DeviceId, string>()
  const look = (hall: HallView) => {
    for (const [deviceId, rights] of known) {
      if (rightsOf(hall, deviceId) !== rights) options.disconnect(deviceId)
    }
    known.clear()
    for (const deviceId of hall.devices.keys()) known.set(deviceId, rightsOf(hall, deviceId))
  }
  void options.runtime.read(look)
  return options.runtime.onCommitted((events, hall) => {
    if (events.some((event) => concernsRights.has(event.type))) look(hall)
  })
}

const concernsRights: ReadonlySet<string> = new Set([
  'DevicePaired',
  'DeviceRevoked',
  'PlanAdopted',
] satisfies RecordedEvent['type'][])

function rightsOf(hall: HallView, deviceId: DeviceId): string {
  const assignment = hall.devices.get(deviceId)?.assignment
  if (assignment === undefined) return 'none'
  return JSON.stringify(brokerIdentityOf(hall, { deviceId, assignment }) ?? 'none')
}
