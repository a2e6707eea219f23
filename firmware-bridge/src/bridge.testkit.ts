import { join } from 'node:path'
import type { HallDevice } from '@yihao/contract'
import { topics } from '@yihao/contract'
import { afterEach, expect } from 'vitest'
import { Bridge } from './bridge.ts'
import { quietLog } from './driver.testkit.ts'
import type { Driver, DriverHost } from './driver.ts'
import { eventually } from './eventually.testkit.ts'
import { EventMemory } from './link/event-memory.ts'
import { clientId, hallId, startHall, type TestHall, token } from './link/hall.testkit.ts'
import type { Voice } from './speaker/voice.ts'

type Drivers = Readonly<Record<string, (host: DriverHost) => Driver>>

let sessions = 0

/** A bridge on a test hall; `drivers` make the driver of each device id. */
function openBridge(hall: TestHall, drivers: Drivers) {
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

/** A hall and bridges that are closed again after each test, the newest first. */
export function hallForEachTest() {
  const closers: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })
  return {
    closing: (close: () => Promise<unknown>) => void closers.push(close),
    openHall: async () => {
      const hall = await startHall()
      closers.push(hall.close)
      return hall
    },
    open: (hall: TestHall, drivers: Drivers) => {
      const opened = openBridge(hall, drivers)
      closers.push(() => opened.bridge.stop())
      return opened
    },
  }
}

export const clientState = topics.clientState(hallId, clientId)

export const online = (hall: TestHall) =>
  eventually(() => expect(hall.last(clientState)).toMatchObject({ state: 'online' }))

/** A voice that only remembers. */
export function listener() {
  const heard: string[] = []
  const voice: Voice = {
    speak: async ({ zh }) => {
      heard.push(zh)
      return { how: 'played' }
    },
    stop: async () => undefined,
  }
  return { heard, voice }
}
