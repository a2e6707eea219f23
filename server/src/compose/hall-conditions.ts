import type { DeviceId, KioskView } from '@yihao/contract'
import type { DeviceConditions } from '../outlets/device-conditions.ts'
import type { Realtime } from '../realtime/realtime.ts'
import type { HallRuntime } from '../runtime/hall-runtime.ts'

/** What is connected and how it is, put together from both lines into the hall. */
export class HallConditions {
  readonly #runtime: HallRuntime
  /** The printer of each kiosk; kept here, since views ask while the hall is being read. */
  #printers: ReadonlyMap<string, DeviceId> = new Map()
  #devices: DeviceConditions | undefined
  #screens: Realtime | undefined

  constructor(runtime: HallRuntime) {
    this.#runtime = runtime
    void this.#learnPlan()
    runtime.onCommitted((events) => {
      if (events.some((event) => event.type === 'PlanAdopted')) void this.#learnPlan()
    })
  }

  watchScreens(screens: Realtime): void {
    this.#screens = screens
  }

  watchDevices(devices: DeviceConditions): void {
    this.#devices = devices
    devices.onChange(() => this.#screens?.changed())
  }

  printerOf(kioskId: DeviceId): KioskView['printer'] {
    const printer = this.#printers.get(kioskId)
    if (printer === undefined) return 'none'
    switch (this.#devices?.of(printer).state) {
      case 'ready':
        return 'ready'
      case 'attention':
        return 'paper-low'
      default:
        return 'out-of-order'
    }
  }

  online(deviceId: DeviceId): boolean {
    return this.#screens?.online(deviceId) === true || this.#devices?.connected(deviceId) === true
  }

  async #learnPlan(): Promise<void> {
    const devices = await this.#runtime.read(({ plan }) => plan?.devices ?? [])
    this.#printers = new Map(
      devices.flatMap((device) =>
        device.kind === 'printer' ? [[device.kioskId as string, device.deviceId] as const] : [],
      ),
    )
  }
}
