import type { HallDevice } from '@yihao/contract'
import type { OnbonUnit } from '../bytes/onbon-k-area.ts'
import type { Driver, DriverHost } from '../driver.ts'
import { KeypadDriver } from '../keypad/keypad-driver.ts'
import type { PadBuses } from '../keypad/pad-bus.ts'
import type { LineAddress } from '../lines/address.ts'
import { lineOpener } from '../lines/open-line.ts'
import { PrinterDriver } from '../printer/printer-driver.ts'
import { SettingsError } from '../settings.ts'
import { SignDriver } from '../sign/sign-driver.ts'

/** Of a device that hangs on a line: not a speaker. */
export type LineDevice = Exclude<HallDevice, { readonly kind: 'speaker' }>

const usualPort: Record<LineDevice['kind'], number> = {
  // What the cards of Onbon and printers with ESC/POS listen on; serial servers choose freely.
  sign: 5_005,
  printer: 9_100,
  keypad: 4_001,
}
const units: readonly OnbonUnit[] = ['byte8', 'pixel', 'pixelMsb']

export type MakeLineDriver = (host: DriverHost) => Driver

/** Reads the options of the address now, so that a wrong one stops the start and no call. */
export function lineDriver(
  device: LineDevice,
  address: LineAddress,
  buses: PadBuses,
): MakeLineDriver {
  const open = lineOpener(address, usualPort[device.kind])
  const option = optionsOf(device.deviceId, address.options)
  switch (device.kind) {
    case 'sign': {
      const screen = address.options.has('screen') ? option.number('screen', 1, 65_535) : undefined
      const unit = option.word('unit', units, 'pixel')
      const heightPx = option.number('height', 16, 256)
      const colours = option.word('colours', ['0', '1'], '1') === '1'
      return (host) => new SignDriver(host, { open, screen, unit, heightPx, colours })
    }
    case 'printer': {
      const columns = option.word('columns', ['32', '48'], '48') === '48' ? 48 : 32
      const answers = option.word('status', ['yes', 'none'], 'yes') === 'yes'
      return (host) => new PrinterDriver(host, { open, columns, answers })
    }
    case 'keypad': {
      const padAddress = option.number('address', 1, 255)
      const line = address.kind === 'serial' ? address.path : `${address.host}:${address.port}`
      return (host) => new KeypadDriver(host, { buses, line, open, padAddress })
    }
  }
}

function optionsOf(deviceId: string, options: URLSearchParams) {
  return {
    word: <T extends string>(name: string, known: readonly T[], usual: T): T => {
      const value = options.get(name) ?? usual
      const found = known.find((one) => one === value)
      if (found !== undefined) return found
      throw new SettingsError(
        `The address of ${deviceId} has ${name}=${value}; it can be ${known.join(' or ')}.`,
      )
    },
    number: (name: string, usual: number, max: number): number => {
      const value = options.get(name) ?? String(usual)
      if (/^[0-9]{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= max) {
        return Number(value)
      }
      throw new SettingsError(
        `The address of ${deviceId} has ${name}=${value}; it is a number from 1 to ${max}.`,
      )
    },
  }
}
