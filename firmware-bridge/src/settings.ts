import { resolve } from 'node:path'
import { type DeviceId, deviceIdSchema } from '@yihao/contract'

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export interface Settings {
  /** Without a slash at the end. */
  readonly serverUrl: string
  /** Only when it is not where the server says. */
  readonly mqttUrl: string | undefined
  /** Which bridge of the plan this machine would like to be. */
  readonly bridgeId: DeviceId
  readonly stateDir: string
  /** Where the real devices stand on this machine's network. */
  readonly addressesFile: string
  readonly emulate: boolean
  readonly emulatorPort: number
  readonly logLevel: LogLevel
}

/** A setting that cannot be used; its message is one sentence for the person who installs. */
export class SettingsError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>

export function readSettings(environment: Environment): Settings {
  const text = (name: string) => {
    const value = environment[name]?.trim()
    return value === undefined || value === '' ? undefined : value
  }
  const stateDir = resolve(text('STATE_DIR') ?? './data/bridge')
  const mqttUrl = text('MQTT_URL')
  return {
    serverUrl: url('SERVER_URL', text('SERVER_URL') ?? 'http://127.0.0.1:8080', [
      'http:',
      'https:',
    ]),
    mqttUrl:
      mqttUrl === undefined
        ? undefined
        : url('MQTT_URL', mqttUrl, ['mqtt:', 'mqtts:', 'ws:', 'wss:']),
    bridgeId: bridgeId(text('BRIDGE_ID') ?? 'bridge-1'),
    stateDir,
    addressesFile: resolve(text('ADDRESSES_FILE') ?? `${stateDir}/addresses.json`),
    emulate: flag('EMULATE', text('EMULATE')),
    emulatorPort: port('EMULATOR_PORT', text('EMULATOR_PORT') ?? '8090'),
    logLevel: logLevel(text('LOG_LEVEL') ?? 'info'),
  }
}

function url(name: string, value: string, protocols: readonly string[]): string {
  const protocol = URL.canParse(value) ? new URL(value).protocol : undefined
  if (protocol === undefined || !protocols.includes(protocol)) {
    const starts = protocols.map((one) => `${one}//`).join(', ')
    throw new SettingsError(`${name} must be an address that starts with ${starts}.`)
  }
  if (name === 'SERVER_URL' && new URL(value).pathname !== '/') {
    throw new SettingsError('SERVER_URL must be an address without a path.')
  }
  return value.replace(/\/+$/, '')
}

function bridgeId(value: string): DeviceId {
  const parsed = deviceIdSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new SettingsError(
    'BRIDGE_ID must be at most 64 letters, digits, dots, colons, hyphens or underscores.',
  )
}

function flag(name: string, value: string | undefined): boolean {
  if (value === undefined || value === '0') return false
  if (value === '1') return true
  throw new SettingsError(`${name} must be 1 or 0.`)
}

function port(name: string, value: string): number {
  const number = Number(value)
  if (/^[0-9]{1,5}$/.test(value) && number <= 65_535) return number
  throw new SettingsError(`${name} must be a port from 0 to 65535.`)
}

function logLevel(value: string): LogLevel {
  const level = logLevels.find((known) => known === value)
  if (level !== undefined) return level
  throw new SettingsError(`LOG_LEVEL must be one of ${logLevels.join(', ')}.`)
}
