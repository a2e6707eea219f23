import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeviceId, HallDevice } from '@yihao/contract'
import type { Driver, DriverHost, Log } from '../driver.ts'
import { type EmulatorPage, startEmulatorPage } from '../emulators/emulator-page.ts'
import { startKeypadEmulator } from '../emulators/keypad-emulator.ts'
import type { NamedKeypads, NamedPrinter, NamedSign } from '../emulators/page-parts.ts'
import { startPrinterEmulator } from '../emulators/printer-emulator.ts'
import { startSignEmulator } from '../emulators/sign-emulator.ts'
import { PadBuses } from '../keypad/pad-bus.ts'
import type { LineAddress } from '../lines/address.ts'
import { type Settings, SettingsError } from '../settings.ts'
import { SpeakerDriver } from '../speaker/speaker-driver.ts'
import { drawQr } from './draw-qr.ts'
import { type Equipment, unwiredDriver } from './equipment.ts'
import { type LineDevice, lineDriver } from './line-drivers.ts'
import { overheard, voiceFor } from './voices.ts'

/** An emulated device for each of the plan, on its own port, and one page that shows them all. */
export async function emulatedEquipment(
  devices: readonly HallDevice[],
  settings: Settings,
  log: Log,
): Promise<Equipment> {
  const emulators = await startAll(devices, settings)
  const page = await startEmulatorPage({ port: settings.emulatorPort, ...emulators.named }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error
      throw new SettingsError(
        `Port ${settings.emulatorPort} is taken: stop what listens there or set EMULATOR_PORT.`,
      )
    },
  )
  log.info({ url: page.url }, 'The emulated devices are on this page')
  const makers = new Map<DeviceId, (host: DriverHost) => Driver>()
  const buses = new PadBuses()
  for (const device of devices) {
    const { deviceId } = device
    const port = emulators.ports.get(deviceId)
    if (device.kind === 'speaker') makers.set(deviceId, await speaker(deviceId, settings, page))
    else if (port !== undefined) makers.set(deviceId, lineDriver(device, localAt(port), buses))
  }
  return {
    makeDriver: ({ deviceId }, host) => (makers.get(deviceId) ?? unwiredDriver)(host),
    close: async () => {
      await page.close()
      await Promise.all(emulators.started.map(({ close }) => close()))
    },
  }
}

const localAt = (port: number): LineAddress => ({
  kind: 'tcp',
  host: '127.0.0.1',
  port,
  options: new URLSearchParams(),
})

async function startAll(devices: readonly HallDevice[], { stateDir }: Settings) {
  const ports = new Map<DeviceId, number>()
  const started: { readonly port: number; close(): Promise<void> }[] = []
  const keep = <T extends { readonly port: number; close(): Promise<void> }>(
    { deviceId }: LineDevice,
    emulator: T,
  ): T => {
    ports.set(deviceId, emulator.port)
    started.push(emulator)
    return emulator
  }
  const signs: NamedSign[] = []
  const printers: NamedPrinter[] = []
  const keypads: NamedKeypads[] = []
  for (const device of devices) {
    const { deviceId: name } = device
    if (device.kind === 'sign') {
      const emulator = keep(device, await startSignEmulator({ port: 0 }))
      signs.push({ name, lineCells: device.lineCells, emulator })
    }
    if (device.kind === 'printer') {
      const folder = join(stateDir, 'papers', name)
      const emulator = keep(device, await startPrinterEmulator({ port: 0, folder, drawQr }))
      printers.push({ name, emulator })
    }
    if (device.kind === 'keypad') {
      const emulator = keep(device, await startKeypadEmulator({ port: 0 }))
      keypads.push({ name, emulator })
    }
  }
  return { ports, started, named: { signs, printers, keypads } }
}

/** Heard on the page; on Windows and macOS also from the machine itself. */
async function speaker(deviceId: DeviceId, settings: Settings, page: EmulatorPage) {
  const { voice, silent } = await voiceFor(deviceId, undefined, settings.stateDir)
  const heard = overheard(voice, async ({ zh }, { file }) => {
    const wav = file === undefined ? {} : { wav: await readFile(file) }
    page.heard({ at: new Date(), text: zh, speaker: deviceId, ...wav })
  })
  const options = silent === 'espeak-ng-missing' ? { voice: heard, silent } : { voice: heard }
  return (host: DriverHost) => new SpeakerDriver(host, options)
}
