import type { DeviceId, HallDevice } from '@yihao/contract'
import type { Driver, DriverHost, Log } from '../driver.ts'
import { PadBuses } from '../keypad/pad-bus.ts'
import { type Address, type Addresses, readAddressesFile } from '../lines/address.ts'
import { type Settings, SettingsError } from '../settings.ts'
import { SpeakerDriver } from '../speaker/speaker-driver.ts'
import { type Equipment, unwiredDriver } from './equipment.ts'
import { lineDriver } from './line-drivers.ts'
import { voiceFor } from './voices.ts'

type MakeDriver = (host: DriverHost) => Driver

/** The devices at the addresses of this machine's own file. */
export async function realEquipment(
  devices: readonly HallDevice[],
  settings: Settings,
  log: Log,
): Promise<Equipment> {
  const addresses = readAddressesFile(settings.addressesFile)
  const known = new Set<DeviceId>(devices.map(({ deviceId }) => deviceId))
  const strangers = [...addresses.keys()].filter((deviceId) => !known.has(deviceId))
  if (strangers.length > 0) log.warn({ strangers }, 'The plan has no such devices on this bridge')
  const makers = new Map<DeviceId, MakeDriver>()
  const buses = new PadBuses()
  for (const device of devices) {
    const maker = await makerOf(device, { addresses, buses, settings })
    if (maker !== undefined) makers.set(device.deviceId, maker)
  }
  return {
    makeDriver: ({ deviceId }, host) => (makers.get(deviceId) ?? unwiredDriver)(host),
    close: async () => undefined,
  }
}

interface Surroundings {
  readonly addresses: Addresses
  readonly buses: PadBuses
  readonly settings: Settings
}

async function makerOf(
  device: HallDevice,
  { addresses, buses, settings }: Surroundings,
): Promise<MakeDriver | undefined> {
  const address = addresses.get(device.deviceId)
  if (device.kind === 'speaker') {
    if (address?.kind === 'tcp' || address?.kind === 'serial') throw wrongKind(device, address)
    const { voice, silent } = await voiceFor(device.deviceId, address, settings.stateDir)
    const options = silent === undefined ? { voice } : { voice, silent }
    return (host) => new SpeakerDriver(host, options)
  }
  if (address === undefined) return undefined
  if (address.kind !== 'tcp' && address.kind !== 'serial') throw wrongKind(device, address)
  return lineDriver(device, address, buses)
}

function wrongKind({ deviceId, kind }: HallDevice, address: Address): SettingsError {
  return new SettingsError(
    `The address of ${deviceId} begins with ${address.kind}:, which is not for a ${kind}.`,
  )
}
