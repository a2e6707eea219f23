import type { HallDevice } from '@yihao/contract'
import type { Driver, DriverHost } from '../driver.ts'

/** What the devices of the plan are on this machine: real ones, or emulated ones. */
export interface Equipment {
  makeDriver(device: HallDevice, host: DriverHost): Driver
  close(): Promise<void>
}

/** In the plan, but nobody has said yet where it stands. */
export function unwiredDriver(host: DriverHost): Driver {
  host.report({ state: 'offline', detail: 'no-address' })
  return {
    do: async () => ({ result: 'failed', detail: 'no-address', nothingHappened: true }),
    stop: async () => undefined,
  }
}
