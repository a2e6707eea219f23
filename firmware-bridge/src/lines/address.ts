import { readFileSync } from 'node:fs'
import { type DeviceId, deviceIdSchema } from '@yihao/contract'
import { SettingsError } from '../settings.ts'

/** Where a device stands on this machine's network; `options` are those of its kind. */
export type Address =
  | LineAddress
  | { readonly kind: 'alsa' | 'pulse'; readonly device: string }
  /** The voice of Windows or macOS, by name or the usual one. */
  | { readonly kind: 'system'; readonly voiceName: string | undefined }
  /** Sounds are kept in the state folder. */
  | { readonly kind: 'file' }

export type LineAddress =
  | {
      readonly kind: 'tcp'
      readonly host: string
      /** Undefined: the usual port of that kind of device. */
      readonly port: number | undefined
      readonly options: URLSearchParams
    }
  | {
      readonly kind: 'serial'
      readonly path: string
      readonly options: URLSearchParams
    }

export function readAddress(text: string): Address {
  const colon = text.indexOf(':')
  const [scheme, rest] = [text.slice(0, colon), text.slice(colon + 1)]
  switch (scheme) {
    case 'tcp':
      return tcpAddress(text)
    case 'serial': {
      const [path = '', query = ''] = rest.split('?')
      if (path === '') break
      return { kind: 'serial', path, options: new URLSearchParams(query) }
    }
    case 'alsa':
    case 'pulse':
      // It becomes an argument of a program; a hyphen in front would be an option.
      if (!/^[A-Za-z0-9_][A-Za-z0-9_.:,=-]*$/.test(rest)) break
      return { kind: scheme, device: rest }
    case 'system':
      return { kind: 'system', voiceName: rest === '' ? undefined : rest }
    case 'file':
      return { kind: 'file' }
  }
  throw new SettingsError(
    `${text} is no address; it begins with tcp://, serial:, alsa:, pulse:, system: or file:.`,
  )
}

function tcpAddress(text: string): Address {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || url.hostname === '' || !text.startsWith('tcp://')) {
    throw new SettingsError(`${text} is no address like tcp://192.168.1.31:5005.`)
  }
  return {
    kind: 'tcp',
    // Brackets belong to the text of an IPv6 address, not to the address.
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? undefined : Number(url.port),
    options: url.searchParams,
  }
}

export type Addresses = ReadonlyMap<DeviceId, Address>

/** A file like `{"sign-1": "tcp://192.168.1.31:5005"}`; none means that nothing is wired yet. */
export function readAddressesFile(path: string): Addresses {
  const text = textOf(path)
  if (text === undefined) return new Map()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new SettingsError(`${path} is not JSON.`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SettingsError(`${path} must be one object of device ids and their addresses.`)
  }
  return new Map(
    Object.entries(value).map(([id, address]): [DeviceId, Address] => {
      const deviceId = deviceIdSchema.safeParse(id)
      if (!deviceId.success || typeof address !== 'string') {
        throw new SettingsError(`${path}: ${id} must be a device id with an address in quotes.`)
      }
      return [deviceId.data, readAddress(address)]
    }),
  )
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new SettingsError(`${path} cannot be read.`)
  }
}
