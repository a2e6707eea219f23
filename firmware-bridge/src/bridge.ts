import type {
  DeviceId,
  DeviceStatePayload,
  DoPayload,
  EpochMs,
  HallDevice,
  Position,
  ShowPayload,
} from '@yihao/contract'
import type { Condition, Driver, DriverHost, Log } from './driver.ts'
import type { EventMemory } from './link/event-memory.ts'
import { Jobs } from './link/jobs.ts'
import { type LinkIdentity, MqttLink } from './link/mqtt-link.ts'
import { Presses } from './link/presses.ts'
import { ServerClock } from './link/server-clock.ts'

export interface BridgeOptions {
  readonly identity: Omit<LinkIdentity, 'deviceIds'>
  readonly devices: readonly HallDevice[]
  readonly makeDriver: (device: HallDevice, host: DriverHost) => Driver
  readonly memory: EventMemory
  readonly nextSession: () => number
  /** The token is not valid any more. */
  readonly onRefused: () => void
  readonly log: Log
  readonly reconnectMs?: number
  readonly clockWaitMs?: number
}

interface Device {
  readonly driver: Driver
  shown: Position | undefined
}

/** One connection, the devices of the plan behind it, and what goes to and fro. */
export class Bridge {
  readonly #log: Log
  readonly #clock = new ServerClock()
  readonly #devices = new Map<DeviceId, Device>()
  readonly #conditions = new Map<DeviceId, Condition>()
  readonly #presses: Presses
  readonly #jobs: Jobs
  readonly #link: MqttLink
  #introduced = false

  constructor(options: BridgeOptions) {
    this.#log = options.log
    this.#presses = new Presses((press) => this.#link.press(press))
    this.#jobs = new Jobs({
      clock: this.#clock,
      memory: options.memory,
      driverOf: (deviceId) => this.#devices.get(deviceId)?.driver,
      ack: (ack) => this.#link.ack(ack),
      log: options.log,
      ...(options.clockWaitMs === undefined ? {} : { clockWaitMs: options.clockWaitMs }),
    })
    for (const device of options.devices) this.#addDevice(device, options)
    this.#link = this.#openLink(options)
  }

  async stop(): Promise<void> {
    this.#presses.stop()
    await Promise.all([...this.#devices.values()].map(({ driver }) => driver.stop()))
    await this.#link.stop()
  }

  #openLink(options: BridgeOptions): MqttLink {
    const deviceIds = options.devices.map(({ deviceId }) => deviceId)
    return new MqttLink({
      identity: { ...options.identity, deviceIds },
      nextSession: options.nextSession,
      log: options.log,
      ...(options.reconnectMs === undefined ? {} : { reconnectMs: options.reconnectMs }),
      listener: {
        show: (deviceId, payload) => this.#show(deviceId, payload),
        do: (deviceId, payload) => this.#do(deviceId, payload),
        time: (payload) => {
          this.#clock.tell(payload)
          this.#introduceDevices()
        },
        lost: () => {
          this.#introduced = false
          this.#clock.connectionLost()
        },
        refused: options.onRefused,
      },
    })
  }

  #addDevice(device: HallDevice, { makeDriver, log }: BridgeOptions): void {
    const { deviceId } = device
    const host: DriverHost = {
      deviceId,
      report: (condition) => this.#report(deviceId, condition),
      press: (key) => this.#presses.press(deviceId, key),
      now: () => this.#clock.now(),
      log,
    }
    this.#devices.set(deviceId, { driver: makeDriver(device, host), shown: undefined })
  }

  #show(deviceId: DeviceId, { position, show }: ShowPayload): void {
    const device = this.#devices.get(deviceId)
    if (device === undefined || isOlder(position, device.shown)) return
    device.shown = position
    device.driver.show?.(show)
  }

  #do(deviceId: DeviceId, job: DoPayload): void {
    const { action } = job
    if (action.kind !== 'press-answer') {
      void this.#jobs.take(deviceId, job)
      return
    }
    const refusal = action.refusal?.code
    this.#log.info({ deviceId, pressId: action.pressId, refusal }, 'A press was answered')
    this.#presses.answered(action.pressId, action.refusal !== undefined)
  }

  /** Told when it changes; whoever connects later finds it retained. */
  #report(deviceId: DeviceId, condition: Condition): void {
    const known = this.#conditions.get(deviceId)
    if (known?.state === condition.state && known.detail === condition.detail) return
    this.#conditions.set(deviceId, condition)
    this.#log.info({ deviceId, ...condition }, 'A device changed')
    if (this.#introduced) this.#tell(deviceId, condition)
  }

  /** After each connection, as the broker may have forgotten; it needs the server's time. */
  #introduceDevices(): void {
    if (this.#introduced) return
    this.#introduced = true
    for (const deviceId of this.#devices.keys()) {
      const unknown: Condition = { state: 'offline', detail: 'not-seen-yet' }
      this.#tell(deviceId, this.#conditions.get(deviceId) ?? unknown)
    }
  }

  #tell(deviceId: DeviceId, { state, detail }: Condition): void {
    const payload: DeviceStatePayload = {
      state,
      ...(detail === undefined ? {} : { detail: detail.slice(0, 60) }),
      at: this.#clock.now() ?? (Date.now() as EpochMs),
    }
    this.#link.tellCondition(deviceId, payload)
  }
}

/** A message the broker kept for us may be older than what is shown already. */
function isOlder(candidate: Position, shown: Position | undefined): boolean {
  if (shown === undefined || candidate.hallId !== shown.hallId) return false
  if (candidate.epoch !== shown.epoch) return candidate.epoch < shown.epoch
  return candidate.seq < shown.seq
}
