import type { ClientStatePayload, DeviceId, DeviceStatePayload, EpochMs } from '@yihao/contract'

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
  /** Told of one device, or of all where a connection came or went. */
  onChange(listener: (deviceId: DeviceId | undefined) => void): () => void
}

interface Told {
  readonly clientId: string
  readonly state: DeviceStatePayload
}

/** The last word of each device, and offline where its connection is gone. */
export class ConditionTable implements DeviceConditions {
  readonly #clients = new Map<string, ClientStatePayload>()
  readonly #devices = new Map<DeviceId, Told>()
  readonly #listeners = new Set<(deviceId: DeviceId | undefined) => void>()

  of(deviceId: DeviceId): DeviceCondition {
    const told = this.#devices.get(deviceId)
    if (told === undefined) return { state: 'unknown' }
    const { state, detail, at } = told.state
    if (this.#clients.get(told.clientId)?.state === 'offline') return { state: 'offline', at }
    return { state, detail, at }
  }

  all(): ReadonlyMap<DeviceId, DeviceCondition> {
    return new Map([...this.#devices.keys()].map((deviceId) => [deviceId, this.of(deviceId)]))
  }

  connected(clientId: string): boolean {
    return this.#clients.get(clientId)?.state === 'online'
  }

  onChange(listener: (deviceId: DeviceId | undefined) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** The last will of an earlier connection may come late; a new connection counts at once. */
  clientIs(clientId: string, state: ClientStatePayload): void {
    const known = this.#clients.get(clientId)
    const late = known !== undefined && state.sessionNumber < known.sessionNumber
    if (late && state.state === 'offline') return
    this.#clients.set(clientId, state)
    this.#tell(undefined)
  }

  deviceIs(clientId: string, deviceId: DeviceId, state: DeviceStatePayload): void {
    this.#devices.set(deviceId, { clientId, state })
    this.#tell(deviceId)
  }

  /** After a revocation: nobody speaks for these any more. */
  forget(clientId: string): void {
    this.#clients.delete(clientId)
    for (const [deviceId, told] of this.#devices) {
      if (told.clientId === clientId) this.#devices.delete(deviceId)
    }
    this.#tell(undefined)
  }

  #tell(deviceId: DeviceId | undefined): void {
    for (const listener of this.#listeners) listener(deviceId)
  }
}
