import { join } from 'node:path'
import type { HallDevice } from '@yihao/contract'
import { Bridge } from './bridge.ts'
import { quietLog } from './driver.testkit.ts'
import type { Driver, DriverHost } from './driver.ts'
import { EventMemory } from './link/event-memory.ts'
import { clientId, hallId, type TestHall, token } from './link/hall.testkit.ts'

let sessions = 0

/** A bridge on a test hall; `drivers` make the driver of each device id. */
export function openBridge(
  hall: TestHall,
  drivers: Readonly<Record<string, (host: DriverHost) => Driver>>,
) {
  const refused: string[] = []
  const bridge = new Bridge({
    identity: { url: hall.url, hallId, clientId, token },
    // Only the id matters here: the maker below knows the kind.
    devices: Object.keys(drivers).map((deviceId) => ({ deviceId }) as HallDevice),
    makeDriver: ({ deviceId }, host) => {
      const make = drivers[deviceId]
      if (make === undefined) throw new Error(`No driver for ${deviceId}`)
      return make(host)
    },
    memory: new EventMemory(join(hall.folder, 'events.txt')),
    nextSession: () => {
      sessions += 1
      return sessions
    },
    onRefused: () => refused.push('refused'),
    log: quietLog,
    reconnectMs: 50,
    clockWaitMs: 500,
  })
  return { bridge, refused }
}
