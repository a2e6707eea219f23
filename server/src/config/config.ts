import { isIP } from 'node:net'
import { z } from 'zod'
import { lanAddress } from './lan-address.ts'

/** Digits alone: `Number` would take 0x50 and 1e3 too, which nobody means. */
const whole = (max: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, { message: `must be a whole number from 0 to ${max}` })
    .transform(Number)
    .refine((value) => value <= max, { message: `must be a whole number from 0 to ${max}` })
const port = whole(65_535)
const text = z.string().trim().min(1)
const url = (...protocols: readonly string[]) =>
  text.refine((value) => protocols.some((one) => leadsToHost(value, `${one}://`)), {
    message: `must be an address with ${protocols.map((one) => `${one}://`).join(' or ')}`,
  })
const leadsToHost = (value: string, scheme: string) =>
  value.startsWith(scheme) && URL.canParse(value) && new URL(value).hostname !== ''

const clockForm =
  'must be `real`, `demo`, or a start and perhaps a speed, such as 2026-11-24T08:50,60'

const clock = z.string().transform((value, context): ClockSetting => {
  if (value === 'real' || value === 'demo') return { kind: value }
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:,(\d+(?:\.\d+)?))?$/.exec(value)
  const start = found === null ? Number.NaN : Date.parse(`${found[1]}+08:00`)
  const speed = Number(found?.[2] ?? 1)
  if (!isDate(found?.[1], start) || speed < 0.1 || speed > 3_600) {
    context.addIssue({ code: 'custom', message: clockForm })
    return z.NEVER
  }
  return { kind: 'set', start, speed }
})

/** The 31st of February is read as a day of March. */
const isDate = (said: string | undefined, start: number) =>
  said !== undefined &&
  !Number.isNaN(start) &&
  new Date(start + 8 * 3_600_000).toISOString().startsWith(said)

export type ClockSetting =
  | { readonly kind: 'real' }
  /** 08:50 of a working day, or where the demonstration stood. */
  | { readonly kind: 'demo' }
  | { readonly kind: 'set'; readonly start: number; readonly speed: number }

/** Every setting there is. docs/settings.md explains them one by one. */
export const settingsSchema = z.object({
  MODE: z.enum(['demo', 'hall']).default('hall'),
  HOST: text.default('0.0.0.0'),
  PORT: port.default(8080),
  MQTT_PORT: port.default(1883),
  DATA_DIR: text.default('./data'),
  MQTT_URL: url('mqtt', 'mqtts').optional(),
  MQTT_USERNAME: text.optional(),
  MQTT_PASSWORD_FILE: text.optional(),
  PUBLIC_URL: url('http', 'https').optional(),
  TLS_CERT: text.optional(),
  TLS_KEY: text.optional(),
  TRUST_PROXY: whole(5).default(0),
  KEY_FILE: text.optional(),
  CLOCK: clock.optional(),
  HALL_PLAN: text.optional(),
  EMULATOR_PORT: port.default(8090),
  METRICS_ALLOW: z
    .string()
    .default('')
    .transform((value) => value.split(',').map((one) => one.trim()))
    .transform((list) => list.filter((one) => one !== ''))
    .refine((list) => list.every((one) => isIP(one) !== 0), {
      message: 'must be IP addresses, with commas between them and no ranges',
    }),
  WEBHOOK_HOSTS: z
    .string()
    .default('')
    .transform((value) => value.split(',').map((one) => one.trim().toLowerCase()))
    .transform((list) => list.filter((one) => one !== ''))
    .refine((list) => list.every((one) => /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/.test(one)), {
      message: 'must be host names, perhaps with a port, and commas between them',
    }),
  WEBHOOK_INNER: z.enum(['yes', 'no']).default('no'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

export type SettingName = keyof z.input<typeof settingsSchema>
export const settingNames = Object.keys(settingsSchema.shape) as readonly SettingName[]

type Settings = z.output<typeof settingsSchema>

export interface Config extends Omit<Settings, 'CLOCK' | 'KEY_FILE' | 'TLS_CERT' | 'TLS_KEY'> {
  readonly clock: ClockSetting
  /** Beside the data folder and not in it, so that a copy of the data alone opens nothing. */
  readonly keyFile: string
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  /** What phones open; ends without a slash. */
  readonly publicUrl: string
  readonly secure: boolean
}

export type ConfigAnswer =
  | { readonly ok: true; readonly config: Config }
  /** One sentence that names the setting. */
  | { readonly ok: false; readonly sentence: string }

/** An empty variable counts as not set. Unknown variables belong to somebody else. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigAnswer {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = env[name]
      return value === undefined || value.trim() === '' ? [] : [[name, value]]
    }),
  )
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0] ?? 'a setting')
    const value = given[name as SettingName]
    return { ok: false, sentence: `${name}=${value} cannot be used: ${issue?.message}` }
  }
  const clash = clashIn(parsed.data)
  return clash === undefined ? { ok: true, config: configOf(parsed.data) } : clash
}

function clashIn(settings: Settings): ConfigAnswer | undefined {
  const { TLS_CERT, TLS_KEY, MODE, CLOCK, PUBLIC_URL, TRUST_PROXY } = settings
  const no = (sentence: string): ConfigAnswer => ({ ok: false, sentence })
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined)) {
    return no('TLS_CERT and TLS_KEY must be set together')
  }
  if (MODE === 'hall' && CLOCK?.kind === 'demo') {
    return no('CLOCK=demo is for MODE=demo only: a hall runs on real time')
  }
  if (PUBLIC_URL?.startsWith('https://') && TLS_CERT === undefined && TRUST_PROXY === 0) {
    return no(
      'PUBLIC_URL is https, so either TLS_CERT and TLS_KEY or TRUST_PROXY (how many proxies stand ' +
        'in front) must be set',
    )
  }
  if (settings.MQTT_PASSWORD_FILE !== undefined && settings.MQTT_URL === undefined) {
    return no('MQTT_PASSWORD_FILE is for an external broker, so MQTT_URL must be set too')
  }
  return undefined
}

function configOf(settings: Settings): Config {
  const { CLOCK, KEY_FILE, TLS_CERT, TLS_KEY, ...rest } = settings
  const tls =
    TLS_CERT === undefined || TLS_KEY === undefined ? undefined : { cert: TLS_CERT, key: TLS_KEY }
  const scheme = tls === undefined ? 'http' : 'https'
  const publicUrl = (rest.PUBLIC_URL ?? `${scheme}://${hostName(rest.HOST)}:${rest.PORT}`).replace(
    /\/+$/,
    '',
  )
  return {
    ...rest,
    clock: CLOCK ?? { kind: rest.MODE === 'demo' ? 'demo' : 'real' },
    keyFile: KEY_FILE ?? `${rest.DATA_DIR.replace(/\/+$/, '')}.key`,
    tls,
    publicUrl,
    secure: publicUrl.startsWith('https://'),
  }
}

const hostName = (host: string) =>
  host === '0.0.0.0' || host === '::' ? (lanAddress() ?? 'localhost') : host
