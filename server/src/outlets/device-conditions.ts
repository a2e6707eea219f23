import type { DeviceId, DeviceStatePayload, EpochMs } from '@yihao/contract'

export interface DeviceCondition {
  /** `unknown` until its bridge has said something. */
  readonly state: DeviceStatePayload['state'] | 'unknown'
  readonly detail?: string | undefined
  readonly at?: EpochMs | undefined
}

/** How the hall's devices are, as their bridges say; kept in memory only. */
export interface DeviceConditions {
  of(deviceId: DeviceId): DeviceCondition
  all(): ReadonlyMap<DeviceId, DeviceCondition>
  /** Whether the connection (a paired device) is there. */
  connected(clientId: string): boolean
  onChange(listener: (deviceId: DeviceId | undefined) => void): () => void
}
