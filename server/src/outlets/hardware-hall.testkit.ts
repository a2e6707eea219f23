import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeviceAssignment, DeviceId, HallDevice, Plan } from '@yihao/contract'
import { openDatabase } from '../log/sqlite/open-database.ts'
import { SqliteLog } from '../log/sqlite/sqlite-log.ts'
import { sqliteOutletStore } from '../log/sqlite/sqlite-outlet-store.ts'
import { DeviceStore } from '../people/device-store.ts'
import { ManualClock } from '../runtime/clock.ts'
import {
  accepted,
  at,
  incoming,
  openDay,
  openWindow,
  smallPlan,
  startOn,
} from '../runtime/test-hall.testkit.ts'

const behindBridge1 = [
  { kind: 'sign', deviceId: 'sign-1', windowId: 'w001', lineCells: 8 },
  { kind: 'sign', deviceId: 'sign-2', windowId: 'w002', lineCells: 8 },
  { kind: 'speaker', deviceId: 'speaker-a', zoneId: 'A' },
  { kind: 'printer', deviceId: 'printer-1', kioskId: 'kiosk-1' },
  { kind: 'keypad', deviceId: 'keypad-1', windowId: 'w001' },
].map((device) => ({ ...device, bridgeId: 'bridge-1' }))
const behindBridge2 = [
  { kind: 'sign', deviceId: 'sign-3', bridgeId: 'bridge-2', windowId: 'w003', lineCells: 4 },
]

/** Three windows with signs, one with a keypad; a speaker, a kiosk with a printer; two bridges. */
export function planWithDevices(): Plan {
  return { ...smallPlan(), devices: [...behindBridge1, ...behindBridge2] as HallDevice[] }
}

/** Paired: two bridges and a system of somebody else. */
const pairings: Readonly<Record<string, DeviceAssignment>> = {
  'dev-1': { kind: 'bridge', bridgeId: 'bridge-1' as DeviceId },
  'dev-2': { kind: 'bridge', bridgeId: 'bridge-2' as DeviceId },
  'dev-3': { kind: 'third-party', name: 'conduct' },
}

export type HardwareHall = Awaited<ReturnType<typeof hardwareHall>>

/** A hall on disk, on its Monday morning, window 1 open, with the devices above. */
export async function hardwareHall() {
  const folder = mkdtempSync(join(tmpdir(), 'yihao-hardware-'))
  const database = openDatabase(join(folder, 'hall.db'))
  const log = new SqliteLog(database)
  const deviceStore = new DeviceStore(database)
  const { runtime, clock, logger } = await startOn(log, new ManualClock(at('09:00')))
  await accepted(runtime, { type: 'AdoptPlan', data: { plan: planWithDevices() } })
  if (!(await runtime.read((hall) => hall.day !== undefined))) await accepted(runtime, openDay)
  await accepted(runtime, openWindow)
  const tokens: Record<string, string> = {}
  for (const [name, assignment] of Object.entries(pairings)) {
    const deviceId = name as DeviceId
    await accepted(runtime, { type: 'PairDevice', data: { deviceId, assignment } })
    tokens[name] = deviceStore.add({ deviceId, label: name, assignment, pairedAt: runtime.now() })
  }
  return {
    folder,
    runtime,
    clock,
    logger,
    deviceStore,
    tokens,
    outletStore: sqliteOutletStore(database),
    revoke: (deviceId: string) =>
      runtime.handle(incoming({ type: 'RevokeDevice', data: { deviceId: deviceId as DeviceId } })),
    async end() {
      await runtime.stop()
      await log.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
